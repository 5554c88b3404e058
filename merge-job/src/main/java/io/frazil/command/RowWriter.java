package io.frazil.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.frazil.model.failure.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes rows to stdout in the form asked for. A cell is null, a {@link Boolean}, a {@link Number}
 * or text; anything else is written as its text.
 */
final class RowWriter {

  /** Widest a cell of a table is drawn, in characters. */
  private static final int WIDEST = 60;

  private final List<String> header;
  private final PrintWriter out;

  RowWriter(List<String> header, PrintWriter out) {
    this.header = List.copyOf(header);
    this.out = out;
  }

  void write(OutputOptions.Form form, Iterator<? extends List<?>> rows) {
    switch (form) {
      case TABLE -> table(rows);
      case JSON -> json(rows);
      case CSV -> csv(rows);
    }
    out.flush();
  }

  private void csv(Iterator<? extends List<?>> rows) {
    line(header);
    while (rows.hasNext()) {
      line(rows.next());
    }
  }

  private void line(List<?> cells) {
    out.print(cells.stream().map(RowWriter::field).collect(Collectors.joining(",")));
    out.print('\n');
  }

  /** RFC 4180, with NULL and the empty string told apart. */
  private static String field(Object cell) {
    if (cell == null) {
      return "";
    }
    String text = cell.toString();
    boolean quoted =
        text.isEmpty()
            || text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private void json(Iterator<? extends List<?>> rows) {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      while (rows.hasNext()) {
        json.writeRaw('\n');
        List<?> row = rows.next();
        json.writeStartObject();
        for (int i = 0; i < header.size(); i++) {
          json.writeFieldName(header.get(i));
          value(json, row.get(i));
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void value(JsonGenerator json, Object cell) throws IOException {
    if (cell == null) {
      json.writeNull();
    } else if (cell instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (cell instanceof Number) {
      json.writeNumber(cell.toString());
    } else {
      json.writeString(cell.toString());
    }
  }

  private void table(Iterator<? extends List<?>> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(header);
    rows.forEachRemaining(row -> cells.add(row.stream().map(RowWriter::drawn).toList()));
    int[] widths = new int[header.size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (int r = 0; r < cells.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cells.get(r).get(i);
        line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
      }
      out.println(line.toString().stripTrailing());
      if (r == 0) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
          rule.append("-".repeat(width)).append("  ");
        }
        out.println(rule.toString().stripTrailing());
      }
    }
  }

  private static String drawn(Object cell) {
    if (cell == null) {
      return "NULL";
    }
    String text = cell.toString().replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    String shown = Visible.text(text.replace("\t", "\\t"));
    return shown.length() <= WIDEST ? shown : shown.substring(0, WIDEST - 1) + "…";
  }
}
