package io.frazil.setup.iceberg;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.Tables;
import java.nio.file.Path;
import java.util.Map;

class TestJdbcCatalogTables extends CatalogTablesContract {

  @Override
  CatalogConfig config(Path warehouse) {
    return Tables.catalog(CatalogConfig.Type.JDBC, warehouse, Map.of());
  }
}
