package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Opens CSV files. */
final class CsvInput {

  private CsvInput() {}

  /** Opens a file, unpacked when its name or its first bytes call it gzip. */
  static CsvLexer open(
      ChangeFileStorage storage, ListedFile file, ChangeFileName name, CsvFormat format)
      throws IOException {
    InputStream bytes = storage.open(file);
    try {
      byte[] head = new byte[GzipInput.MAGIC_LENGTH];
      int length = bytes.readNBytes(head, 0, head.length);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, 0, length), bytes);
      boolean packed = name.isGzip() || GzipInput.isGzip(head, length);
      return new CsvLexer(packed ? new GzipInput(whole) : whole, format, file.location());
    } catch (IOException e) {
      throw ReadErrors.closing(bytes, e);
    } catch (RuntimeException e) {
      throw ReadErrors.closing(bytes, e);
    }
  }
}
