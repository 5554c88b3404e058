package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * The embedded catalog: one SQLite file in the warehouse directory. Its write-ahead log lets
 * readers go on while somebody commits, and the busy timeout makes writers queue; the first is kept
 * in the file, the second is asked for by every connection. See docs/adr/0003.
 *
 * @param file absolute path of the database
 */
record SqliteCatalogFile(Path file) {

  private static final String NAME = "catalog.db";
  private static final long BUSY_TIMEOUT_MILLIS = 60_000;

  SqliteCatalogFile {
    requireNonNull(file, "file is null");
  }

  static SqliteCatalogFile in(Path warehouse) {
    return new SqliteCatalogFile(warehouse.resolve(NAME));
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** How every process opens the database. */
  String uri() {
    return "jdbc:sqlite:" + file + "?busy_timeout=" + BUSY_TIMEOUT_MILLIS + "&synchronous=FULL";
  }

  /**
   * Creates the database when there is none. It is built under another name and then linked, so
   * that no process ever sees it half made: Iceberg's own creation of its tables, and SQLite's
   * switch to the write-ahead log, both fail when two processes do them at once.
   *
   * @throws FrazilException {@code EXTERNAL} when the directory cannot be written
   */
  void createWhenMissing(String catalogName) {
    if (exists()) {
      return;
    }

    Path draft = file.resolveSibling(NAME + "." + UUID.randomUUID());
    try {
      Files.createDirectories(file.getParent());
      try {
        build(draft, catalogName);
        publish(draft);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot create catalog file " + file + ": " + e + ". Check that it can be written.",
          e);
    }
  }

  private void build(Path draft, String catalogName) {
    JdbcCatalog catalog = new JdbcCatalog();
    try (catalog) {
      catalog.initialize(
          catalogName,
          Map.of(
              CatalogProperties.URI,
              "jdbc:sqlite:" + draft + "?journal_mode=WAL&synchronous=FULL",
              CatalogProperties.WAREHOUSE_LOCATION,
              file.getParent().toString(),
              CatalogProperties.FILE_IO_IMPL,
              LocalFileIO.class.getName(),
              "jdbc.schema-version",
              "V1"));
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("create catalog file " + file, e);
    }
  }

  /**
   * Whoever comes second keeps the first one's file. Where the file system knows no links, as on a
   * memory stick, the check and the move are two steps.
   */
  private void publish(Path draft) throws IOException {
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(draft, file);
    }
  }
}
