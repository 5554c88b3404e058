package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.SetupRun;
import io.frazil.setup.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.util.SerializationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestLocalFileIO {

  private static final TableIdentifier ORDERS = TableIdentifier.of("shop", "orders");

  @TempDir private Path scratch;
  private final LocalFileIO files = new LocalFileIO();

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://"})
  void readsWhatItWrote(String scheme) throws IOException {
    String location = scheme + scratch.resolve("new/a b%20c#.txt");
    try (PositionOutputStream out = files.newOutputFile(location).create()) {
      out.write("frazil".getBytes(StandardCharsets.UTF_8));
      assertThat(out.getPos()).isEqualTo(6);
    }

    assertThat(scratch.resolve("new/a b%20c#.txt")).hasContent("frazil");
    assertThat(files.newInputFile(location).exists()).isTrue();
    assertThat(files.newInputFile(location).getLength()).isEqualTo(6);
    assertThat(files.newInputFile(location).location()).isEqualTo(location);
    try (SeekableInputStream in = files.newInputFile(location).newStream()) {
      in.seek(2);
      assertThat(in.read()).isEqualTo('a');
      assertThat(in.getPos()).isEqualTo(3);
      assertThat(in.skip(100)).isEqualTo(3);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void createRefusesAFileThatExists() throws IOException {
    String location = write("a.txt", "old");

    assertThatThrownBy(() -> files.newOutputFile(location).create())
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessage("File already exists: " + location);
    files.newOutputFile(location).createOrOverwrite().close();
    assertThat(scratch.resolve("a.txt")).isEmptyFile();
  }

  @Test
  void missingFileIsNotFound() {
    String location = scratch.resolve("none").toString();

    assertThat(files.newInputFile(location).exists()).isFalse();
    assertThatThrownBy(() -> files.newInputFile(location).newStream())
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> files.newInputFile(location).getLength())
        .isInstanceOf(NotFoundException.class);
    files.deleteFile(location);
    files.deletePrefix(location);
    assertThat(files.listPrefix(location)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/a", "relative/a", "file://host"})
  void refusesWhatIsNoLocalPath(String location) {
    assertThatThrownBy(() -> files.newInputFile(location))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Location must be an absolute path or a file: location without host, got '"
                + location
                + "'");
  }

  @Test
  void listsAsThePrefixIsWrittenAndPassesOverHadoopsChecksums() throws IOException {
    write("t/a.txt", "a");
    write("t/b/c.txt", "c");
    write("t/.a.txt.crc", "sum");

    assertThat(files.listPrefix("file:" + scratch + "/t/"))
        .extracting(FileInfo::location)
        .containsExactlyInAnyOrder(
            "file:" + scratch + "/t/a.txt", "file:" + scratch + "/t/b/c.txt");
  }

  @Test
  void listsWhileFilesComeAndGo() throws Exception {
    String stays = write("t/stays", "a");
    AtomicBoolean listed = new AtomicBoolean();
    FutureTask<Void> writing =
        new FutureTask<>(
            () -> {
              while (!listed.get()) {
                for (int i = 0; i < 50; i++) {
                  write("t/" + i + "/goes", "b");
                }
                for (int i = 0; i < 50; i++) {
                  files.deletePrefix(scratch + "/t/" + i);
                }
              }
              return null;
            });
    new Thread(writing).start();
    try {
      for (int i = 0; i < 300; i++) {
        assertThat(files.listPrefix(scratch + "/t"))
            .extracting(FileInfo::location)
            .contains(stays)
            .allMatch(location -> location.equals(stays) || location.endsWith("/goes"));
      }
    } finally {
      listed.set(true);
    }
    writing.get();
  }

  @Test
  void deletesFilesWithTheirChecksums() throws IOException {
    String location = write("t/a.txt", "a");
    write("t/.a.txt.crc", "sum");

    files.deleteFiles(List.of(location));

    assertThat(scratch.resolve("t")).isEmptyDirectory();
    files.deletePrefix(scratch + "/t");
    assertThat(scratch.resolve("t")).doesNotExist();
  }

  @Test
  void survivesSerialization() {
    files.initialize(Map.of("a", "b"));
    LocalFileIO copy =
        SerializationUtil.deserializeFromBytes(SerializationUtil.serializeToBytes(files));

    assertThat(copy.properties()).containsExactly(Map.entry("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://"})
  void sharesTablesWithHadoopsFiles(String scheme) {
    CatalogConfig ours = jdbc(Map.of());
    CatalogConfig hadoops =
        jdbc(
            Map.of(
                "io-impl", HadoopFileIO.class.getName(),
                "uri", IcebergCatalogs.properties(ours).get("uri"),
                "warehouse", scheme + scratch.resolve("lake")));
    IcebergCatalogs.prepare(ours);

    try (OpenCatalog hadoop = IcebergCatalogs.open(hadoops);
        OpenCatalog local = IcebergCatalogs.open(ours)) {
      new SetupRun(new IcebergTables(hadoop, "1")).apply(Tables.pipeline(Tables.orders()));
      local.catalog().loadTable(ORDERS).newFastAppend().set("by", "local").commit();
      hadoop.catalog().loadTable(ORDERS).newFastAppend().set("by", "hadoop").commit();

      Table table = local.catalog().loadTable(ORDERS);
      assertThat(table.location()).isEqualTo(scheme + scratch.resolve("lake/shop/orders"));
      assertThat(table.snapshots()).hasSize(3);
      assertThat(table.currentSnapshot().allManifests(table.io())).isEmpty();
      assertThat(table.currentSnapshot().summary()).containsEntry("by", "hadoop");
    }
  }

  private CatalogConfig jdbc(Map<String, String> properties) {
    return Tables.catalog(CatalogConfig.Type.JDBC, scratch.resolve("lake"), properties);
  }

  private String write(String name, String text) throws IOException {
    Path file = scratch.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }
}
