package io.frazil.setup.iceberg;

import io.frazil.localaws.GlueServer;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.Tables;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The catalog contract on Glue, with files in a local directory. */
class TestGlueCatalogTables extends CatalogTablesContract {

  private GlueServer glue;

  @AfterEach
  void stop() {
    glue.close();
  }

  @Override
  CatalogConfig config(Path warehouse) {
    glue = GlueServer.start(new InetSocketAddress("127.0.0.1", 0));
    return Tables.catalog(
        CatalogConfig.Type.GLUE, warehouse, Map.of("glue.endpoint", glue.endpoint().toString()));
  }
}
