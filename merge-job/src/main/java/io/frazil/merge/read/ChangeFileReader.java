package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.ChangeFileName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Serializable;

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
    return openCsv(location, name);
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

  private static <E extends Exception> E closing(InputStream bytes, E failure) {
    if (bytes != null) {
      try {
        bytes.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }
}
