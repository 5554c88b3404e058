package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import java.util.Map;

/** The merge contract over the Hadoop catalog. */
class MergeOverHadoopIT extends MergeOverLossyCatalogContract {

  @Override
  CatalogChoice catalog() {
    return new CatalogChoice(
        CatalogConfig.Type.HADOOP, Map.of("catalog-impl", UnreliableHadoopCatalog.class.getName()));
  }
}
