package io.frazil.merge.sql;

import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Key values as Spark SQL literals. Only types whose literal is exact and whose order in SQL is
 * Java's own have one; for the others there is none and no key is written into a statement. A UUID
 * has none because Iceberg orders UUIDs by signed halves, while files and Spark order them as text:
 * a test that Iceberg prunes files by would hide rows from the MERGE, which then inserts them
 * again.
 */
public final class SqlLiteral {

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private SqlLiteral() {}

  /**
   * The literal of a value as Spark's rows hold it externally.
   *
   * @param value not null
   */
  public static Optional<String> of(Object value, ColumnType type) {
    return switch (type.kind()) {
      case INT -> Optional.of(value.toString());
      case LONG -> Optional.of(value + "L");
      case DECIMAL -> Optional.of(((BigDecimal) value).toPlainString() + "BD");
      case STRING -> Optional.of(text(value.toString()));
      case DATE -> Optional.of("DATE '" + date((LocalDate) value) + "'");
      case TIMESTAMP -> Optional.of("TIMESTAMP_NTZ '" + MICROS.format((LocalDateTime) value) + "'");
      case TIMESTAMPTZ ->
          Optional.of(
              "TIMESTAMP '" + MICROS.format(((Instant) value).atOffset(ZoneOffset.UTC)) + "Z'");
      case BOOLEAN, FLOAT, DOUBLE, UUID, FIXED, BINARY -> Optional.empty();
    };
  }

  /** A string literal; every character that the parser would read otherwise is escaped. */
  public static String text(String value) {
    StringBuilder literal = new StringBuilder("'");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '\'') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c == 0x7f) {
        literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('\'').toString();
  }

  private static String date(LocalDate value) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(value);
  }
}
