package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import java.util.Map;

/** The merge contract over the embedded catalog. */
class MergeOverJdbcIT extends MergeOverLossyCatalogContract {

  @Override
  CatalogChoice catalog() {
    return new CatalogChoice(
        CatalogConfig.Type.JDBC, Map.of("catalog-impl", UnreliableCatalog.class.getName()));
  }
}
