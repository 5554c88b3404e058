package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Layouts, files and rows of the tests, as short text. */
final class ChangeFixture {

  static final String CDC = "20240612-103125108.csv";
  static final String LOAD = "LOAD00000001.csv";
  static final SourceTable SOURCE = new SourceTable("public", "orders");

  private ChangeFixture() {}

  /** An endpoint with its other settings at DMS's defaults. */
  static S3Settings settings(CsvFormat csv, boolean opInFullLoad, String timestampColumn) {
    return new S3Settings(
        DataFormat.CSV, csv, opInFullLoad, false, timestampColumn, DatePartitions.NONE);
  }

  static final S3Settings PLAIN = settings(CsvFormat.DEFAULT, false, "");

  /** Columns as {@code name type} pairs. */
  static List<Column> columns(String... declared) {
    return Arrays.stream(declared)
        .map(text -> text.split(" ", 2))
        .map(part -> new Column(part[0], ColumnType.parse(part[1]).orElseThrow()))
        .toList();
  }

  static ChangeLayout layout(S3Settings settings, String... declared) {
    List<Column> columns = columns(declared);
    return new ChangeLayout(
        settings, SOURCE, columns, List.of(columns.get(0).name()), AddedColumns.NONE);
  }

  /** The rows of a file of that text, one text each. */
  static List<String> read(ChangeLayout layout, String name, String text) {
    return read(layout, name, text.getBytes(UTF_8));
  }

  static List<String> read(ChangeLayout layout, String name, byte[] bytes) {
    ChangeFileReader reader = new ChangeFileReader(layout, new MemoryStorage(Map.of(name, bytes)));
    try (ChangeRows rows =
        reader.open(file(name), ChangeFileName.parseEither(name).orElseThrow())) {
      return drain(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file nothing is known of but its place. */
  static ListedFile file(String location) {
    return new ListedFile(location, 0, "");
  }

  static List<String> drain(ChangeRows rows) {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      texts.add(text(rows.row()));
    }
    return texts;
  }

  /** {@code position OPERATION [values] time sequence from [before]}, or the refusal. */
  static String text(ChangeRow row) {
    if (row.isRefused()) {
      Refusal refusal = row.refusal();
      return row.position()
          + (" refused " + refusal.column() + ": " + refusal.reason())
          + (" | " + refusal.raw());
    }
    StringBuilder text =
        new StringBuilder(row.position() + " " + row.operation() + " " + texts(row.values()));
    if (row.commitMicros() != null) {
      text.append(" at ").append(row.commitMicros());
    }
    if (row.changeSequence() != null) {
      text.append(" seq ").append(row.changeSequence());
    }
    if (row.keyMoved()) {
      text.append(" from ").append(texts(row.before()));
    }
    return text.toString();
  }

  private static String texts(Object[] values) {
    return Arrays.stream(values)
        .map(ChangeFixture::valueText)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Bytes that are printable text as such, others as hexadecimal digits. */
  static String valueText(Object value) {
    if (!(value instanceof byte[] bytes)) {
      return String.valueOf(value);
    }
    String text = new String(bytes, UTF_8);
    boolean printable = text.chars().noneMatch(c -> c == 0xFFFD || Character.isISOControl(c));
    return printable ? "'" + text + "'" : "0x" + HexFormat.of().formatHex(bytes);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
