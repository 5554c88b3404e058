package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.ChangeFileName;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;
import java.util.List;

/**
 * Opens change files of one table. Immutable; what it opens is not thread-safe.
 *
 * @param layout the columns that the table's change files may hold
 * @param storage where the files are
 */
public record ChangeFileReader(ChangeLayout layout, ChangeFileStorage storage)
    implements Serializable {

  public ChangeFileReader {
    requireNonNull(layout, "layout is null");
    requireNonNull(storage, "storage is null");
  }

  /**
   * The rows of a whole file.
   *
   * @param location of the file in its storage
   * @param name what DMS calls the file: full load or CDC, text or Parquet, gzip or not
   * @throws io.frazil.model.failure.FrazilException when the file as a whole cannot be read: {@code
   *     SOURCE_DATA} when it is broken, {@code SCHEMA_DRIFT} when its columns are not the layout's,
   *     {@code EXTERNAL} when the storage fails or the file has vanished
   */
  public ChangeRows open(String location, ChangeFileName name) {
    return open(location, name, RowGroupRange.ALL);
  }

  /**
   * The rows of some row groups of a Parquet file, or of a whole CSV file. Positions are those in
   * the file, whatever the range.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link #open(String, ChangeFileName)}
   * @throws IllegalArgumentException when part of a CSV file is asked for
   */
  public ChangeRows open(String location, ChangeFileName name, RowGroupRange range) {
    if (name.isParquet()) {
      return openParquet(location, name, range);
    }
    if (!range.equals(RowGroupRange.ALL)) {
      throw new IllegalArgumentException("CSV file " + location + " has no row groups");
    }
    return openCsv(location, name);
  }

  /**
   * The row groups of a Parquet file, in file order; reads its footer only.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link #open(String, ChangeFileName)}
   */
  public List<RowGroup> rowGroups(String location) {
    try (ParquetFile file = ParquetFile.open(storage, location)) {
      return file.rowGroups();
    } catch (IOException e) {
      throw ReadErrors.storage(location, e);
    }
  }

  private ChangeRows openParquet(String location, ChangeFileName name, RowGroupRange range) {
    ParquetFile file = ParquetFile.open(storage, location);
    try {
      List<RowGroup> groups =
          file.rowGroups().stream()
              .filter(group -> group.index() >= range.from() && group.index() < range.until())
              .toList();
      ParquetColumns columns = ParquetColumns.match(file.schema(), layout, name.kind(), location);
      return new ParquetChangeRows(file, columns, groups, layout);
    } catch (RuntimeException e) {
      throw closing(file, e);
    }
  }

  private ChangeRows openCsv(String location, ChangeFileName name) {
    InputStream bytes = null;
    try {
      bytes = storage.open(location);
      InputStream text = text(bytes, name.isGzip());
      CsvLexer lexer = new CsvLexer(text, layout.settings().csv(), location);
      return new CsvChangeRows(lexer, layout, name.kind(), location);
    } catch (IOException e) {
      throw ReadErrors.storage(location, closing(bytes, e));
    } catch (RuntimeException e) {
      throw closing(bytes, e);
    }
  }

  /** Unpacks a file that its name or its first bytes call gzip. */
  private static InputStream text(InputStream bytes, boolean namedGzip) throws IOException {
    byte[] head = new byte[GzipInput.MAGIC_LENGTH];
    int length = bytes.readNBytes(head, 0, head.length);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), bytes);
    return namedGzip || GzipInput.isGzip(head, length) ? new GzipInput(whole) : whole;
  }

  private static <E extends Exception> E closing(Closeable open, E failure) {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }
}
