package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.inmemory.InMemoryFileIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestWarehouseProbe {

  @TempDir private Path folder;

  @Test
  void localWarehouseNeedNotExistAndIsNotMade() {
    Path warehouse = folder.resolve("a/b");
    assertThat(WarehouseProbe.refusal(local(warehouse))).isEmpty();
    assertThat(warehouse.getParent()).doesNotExist();
  }

  @Test
  void localWarehouseBelowAFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(WarehouseProbe.refusal(local(file.resolve("warehouse"))))
        .contains(file + " is not a directory");
  }

  @Test
  void otherWarehouseIsWrittenToAndLeftEmpty() {
    assertThat(WarehouseProbe.refusal(remote(InMemoryFileIO.class.getName()))).isEmpty();
  }

  @Test
  void reasonOfTheStorageIsTold() {
    assertThat(WarehouseProbe.refusal(remote("no.such.FileIO")).orElseThrow())
        .startsWith("Cannot write and delete s3://lake/warehouse/.frazil-check-")
        .contains("no.such.FileIO");
  }

  private static CatalogConfig local(Path warehouse) {
    return new CatalogConfig(
        "lake", CatalogConfig.Type.JDBC, new Location(warehouse.toString()), Map.of());
  }

  private static CatalogConfig remote(String files) {
    return new CatalogConfig(
        "lake",
        CatalogConfig.Type.GLUE,
        new Location("s3://lake/warehouse"),
        Map.of("io-impl", files));
  }
}
