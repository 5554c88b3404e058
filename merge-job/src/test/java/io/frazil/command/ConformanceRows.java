package io.frazil.command;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.data.Record;

/** Rows in the form of the kit's {@code expected.csv}, ordered by their own text. */
final class ConformanceRows {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private ConformanceRows() {}

  static String csv(List<String> names, Iterable<Record> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(row -> line(names, row))
        .sorted()
        .collect(Collectors.joining("", String.join(",", names) + "\n", ""));
  }

  private static String line(List<String> names, Record row) {
    return names.stream().map(name -> field(row.getField(name))).collect(Collectors.joining(","))
        + "\n";
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
