package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The merge contract over the embedded catalog. */
class MergeOverJdbcIT extends MergeOverCatalogContract {

  @Override
  CatalogChoice catalog() {
    return new CatalogChoice(
        CatalogConfig.Type.JDBC, Map.of("catalog-impl", UnreliableCatalog.class.getName()));
  }

  @Override
  void loseNextCommit(Path warehouse) throws IOException {
    Loss.COMMIT.arm(warehouse);
  }

  @Override
  void loseNextAnswer(Path warehouse) throws IOException {
    Loss.ANSWER.arm(warehouse);
  }

  @Override
  void refuseNextCommit(Path warehouse) throws IOException {
    Loss.CONFLICT.arm(warehouse);
  }
}
