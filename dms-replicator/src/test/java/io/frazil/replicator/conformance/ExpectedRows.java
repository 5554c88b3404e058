package io.frazil.replicator.conformance;

import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Rows of a table as RFC 4180 text, a header first, ordered by their own text. NULL is an empty
 * field, an empty text {@code ""}.
 */
final class ExpectedRows {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private ExpectedRows() {}

  static String csv(SourceTable table, List<SourceRow> rows) {
    String header =
        table.columns().stream().map(SourceColumn::name).collect(Collectors.joining(","));
    return rows.stream()
        .map(row -> row.values().stream().map(ExpectedRows::field).collect(Collectors.joining(",")))
        .sorted()
        .collect(Collectors.joining("\n", header + "\n", rows.isEmpty() ? "" : "\n"));
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof LocalDateTime time ? TIME.format(time) : value.toString();
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
