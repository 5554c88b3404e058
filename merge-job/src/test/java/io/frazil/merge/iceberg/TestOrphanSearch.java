package io.frazil.merge.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the search makes of metadata that commits beside it write and take away again. */
class TestOrphanSearch {

  private static final Schema NOTES =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  @TempDir private Path folder;

  private final HadoopTables tables = new HadoopTables(new Configuration());
  private Path losing;

  @BeforeEach
  void create() {
    tables.create(NOTES, PartitionSpec.unpartitioned(), folder.toString());
    losing = folder.resolve("metadata").resolve("v2-losing.metadata.json");
  }

  @Test
  void metadataOfCommitThatLostMayVanishWhileItLooks() throws IOException {
    Files.copy(folder.resolve("metadata").resolve("v1.metadata.json"), losing);

    assertThat(orphans(() -> delete(losing))).isEmpty();
  }

  @Test
  void metadataMayBeHalfWrittenWhileItLooks() throws IOException {
    FileSystem disk = FileSystem.getLocal(new Configuration());
    byte[] text = Files.readAllBytes(folder.resolve("metadata").resolve("v1.metadata.json"));
    String padded = " ".repeat(20_000) + new String(text, StandardCharsets.UTF_8);
    try (OutputStream out = disk.create(new org.apache.hadoop.fs.Path(losing.toUri()))) {
      out.write(padded.getBytes(StandardCharsets.UTF_8));

      assertThat(orphans(() -> {})).isEmpty();
    }
  }

  private Map<String, Long> orphans(Runnable beforeSecondLoad) {
    boolean[] first = {true};
    OrphanSearch search =
        new OrphanSearch(
            () -> {
              if (!first[0]) {
                beforeSecondLoad.run();
              }
              first[0] = false;
              return load();
            },
            Map.of());
    return search.olderThan(Instant.now().minusSeconds(3_600)).files();
  }

  private Table load() {
    return tables.load(folder.toString());
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
