package io.frazil.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.KeyDifference;
import io.frazil.setup.verify.RangeDigest;
import io.frazil.setup.verify.RangeVerdict;
import io.frazil.setup.verify.TableVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes what comparing tables gave: for a person, as a table of tables and one of keys; for a
 * program, as JSON with everything; as CSV, a row a key that differs.
 */
final class VerdictWriter {

  private static final List<String> TABLES =
      List.of(
          "table",
          "result",
          "source_rows",
          "target_rows",
          "differing_keys",
          "snapshot",
          "watermark",
          "source_time",
          "pending_files");
  private static final List<String> KEYS =
      List.of("table", "key", "difference", "column", "expected", "found");

  private final PrintWriter out;

  VerdictWriter(PrintWriter out) {
    this.out = out;
  }

  void write(OutputOptions.Form form, List<VerifiedTable> tables) {
    switch (form) {
      case TABLE -> table(tables);
      case JSON -> json(tables);
      case CSV -> new RowWriter(KEYS, out).write(form, keys(tables).iterator());
    }
    out.flush();
  }

  private void table(List<VerifiedTable> tables) {
    if (!tables.isEmpty()) {
      List<List<Object>> rows = tables.stream().map(VerdictWriter::row).toList();
      new RowWriter(TABLES, out).write(OutputOptions.Form.TABLE, rows.iterator());
    }
    List<List<Object>> keys = keys(tables);
    if (!keys.isEmpty()) {
      out.println();
      new RowWriter(KEYS, out).write(OutputOptions.Form.TABLE, keys.iterator());
    }
    for (VerifiedTable table : tables) {
      table.notCompared().forEach(column -> out.println(table.name() + " not compared: " + column));
    }
  }

  private static List<Object> row(VerifiedTable table) {
    TableVerdict verdict = table.verdict();
    return Arrays.asList(
        table.name().toString(),
        word(verdict.verdict()),
        verdict.sourceRows(),
        verdict.targetRows(),
        verdict.keys().size() + (verdict.more() ? "+" : ""),
        verdict.version().snapshotId(),
        orNull(verdict.version().watermark()),
        orNull(verdict.version().sourceTime()),
        verdict.version().pendingFiles());
  }

  private static List<List<Object>> keys(List<VerifiedTable> tables) {
    List<List<Object>> rows = new ArrayList<>();
    for (VerifiedTable table : tables) {
      for (KeyDifference difference : table.verdict().keys()) {
        String key = key(table.compared(), difference);
        List<Object> row =
            Arrays.asList(table.name().toString(), key, word(difference.kind()), null, null, null);
        if (difference.columns().isEmpty()) {
          rows.add(row);
        }
        for (KeyDifference.Value value : difference.columns()) {
          List<Object> changed = new ArrayList<>(row.subList(0, 3));
          changed.addAll(Arrays.asList(value.column(), value.expected(), value.found()));
          rows.add(changed);
        }
      }
    }
    return rows;
  }

  private static String key(ComparedTable compared, KeyDifference difference) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < compared.key().size(); i++) {
      parts.add(compared.key().get(i).name() + "=" + difference.key().parts().get(i));
    }
    return parts.stream().collect(Collectors.joining(", "));
  }

  private void json(List<VerifiedTable> tables) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      for (VerifiedTable table : tables) {
        json.writeRaw('\n');
        table(json, table);
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void table(JsonGenerator json, VerifiedTable table) throws IOException {
    TableVerdict verdict = table.verdict();
    json.writeStartObject();
    json.writeStringField("table", table.name().toString());
    json.writeStringField("result", word(verdict.verdict()));
    json.writeNumberField("source_rows", verdict.sourceRows());
    json.writeNumberField("target_rows", verdict.targetRows());
    json.writeNumberField("snapshot", verdict.version().snapshotId());
    json.writeStringField("watermark", orNull(verdict.version().watermark()));
    json.writeStringField("source_time", orNull(verdict.version().sourceTime()));
    json.writeNumberField("pending_files", verdict.version().pendingFiles());
    json.writeNumberField("looks", verdict.looks());
    json.writeStringField(
        "positions", table.compared().positions().name().toLowerCase(Locale.ROOT));
    json.writeArrayFieldStart("not_compared");
    for (String column : table.notCompared()) {
      json.writeString(column);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("ranges");
    for (RangeVerdict range : verdict.ranges()) {
      range(json, range);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("keys");
    for (KeyDifference difference : verdict.keys()) {
      key(json, table.compared(), difference);
    }
    json.writeEndArray();
    json.writeBooleanField("more_keys", verdict.more());
    json.writeEndObject();
  }

  private static void range(JsonGenerator json, RangeVerdict range) throws IOException {
    json.writeStartObject();
    json.writeNumberField("from", range.range().from());
    json.writeNumberField("to", range.range().to());
    json.writeBooleanField("equal", range.isEqual());
    digest(json, "source", range.source());
    digest(json, "target", range.target());
    json.writeEndObject();
  }

  private static void digest(JsonGenerator json, String side, RangeDigest digest)
      throws IOException {
    json.writeObjectFieldStart(side);
    json.writeNumberField("rows", digest.rows());
    json.writeStringField("digest", digest.digest());
    json.writeEndObject();
  }

  private static void key(JsonGenerator json, ComparedTable compared, KeyDifference difference)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("key");
    for (int i = 0; i < compared.key().size(); i++) {
      json.writeStringField(compared.key().get(i).name(), difference.key().parts().get(i));
    }
    json.writeEndObject();
    json.writeStringField("difference", word(difference.kind()));
    json.writeArrayFieldStart("columns");
    for (KeyDifference.Value value : difference.columns()) {
      json.writeStartObject();
      json.writeStringField("column", value.column());
      json.writeStringField("expected", value.expected());
      json.writeStringField("found", value.found());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
