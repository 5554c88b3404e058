package io.frazil.merge.integration;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.LocalFileIO;
import io.frazil.setup.iceberg.OpenCatalog;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The merge contract over Iceberg's REST protocol. */
class MergeOverRestIT extends MergeOverCatalogContract {

  @TempDir private Path warehouse;
  private OpenCatalog behind;
  private RestCatalogServer server;

  @BeforeEach
  void start() {
    behind =
        IcebergCatalogs.open(
            new CatalogConfig(
                "behind", CatalogConfig.Type.JDBC, new Location(warehouse.toString()), Map.of()));
    server = new RestCatalogServer(behind.catalog());
  }

  @AfterEach
  void stop() {
    server.close();
    behind.close();
  }

  @Override
  CatalogChoice catalog() {
    return new CatalogChoice(
        CatalogConfig.Type.REST,
        Map.of("uri", server.uri().toString(), "io-impl", LocalFileIO.class.getName()));
  }

  @Override
  void loseNextCommit(Path folder) {
    server.next(RestCatalogServer.Fault.DROP_BEFORE);
  }

  @Override
  void loseNextAnswer(Path folder) {
    server.next(RestCatalogServer.Fault.DROP_AFTER);
  }

  @Override
  void refuseNextCommit(Path folder) {
    server.next(RestCatalogServer.Fault.CONFLICT);
  }
}
