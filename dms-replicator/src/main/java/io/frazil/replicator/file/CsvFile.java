package io.frazil.replicator.file;

import io.frazil.replicator.layout.TableLayout;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A CSV file: UTF-8 without a mark, plain or gzip. */
final class CsvFile implements RowFile {

  private final CsvText text;
  private final OutputStream out;
  private long bytes;

  /** Creates the file. */
  static CsvFile create(Path file, CsvText text, boolean gzip) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
    return new CsvFile(text, gzip ? new GZIPOutputStream(out) : out);
  }

  private CsvFile(CsvText text, OutputStream out) {
    this.text = text;
    this.out = out;
  }

  /** Writes the names of the columns; once, before the rows. */
  void writeHeader(TableLayout layout) throws IOException {
    write(text.header(layout.columns()));
  }

  @Override
  public void write(TableLayout layout, List<Object> cells) throws IOException {
    write(text.row(layout.columns(), cells));
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(String row) throws IOException {
    byte[] encoded = row.getBytes(StandardCharsets.UTF_8);
    bytes += encoded.length;
    out.write(encoded);
  }
}
