package io.frazil.setup.iceberg;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.Tables;
import java.nio.file.Path;
import java.util.Map;

class TestHadoopCatalogTables extends CatalogTablesContract {

  @Override
  CatalogConfig config(Path warehouse) {
    return Tables.catalog(CatalogConfig.Type.HADOOP, warehouse, Map.of());
  }
}
