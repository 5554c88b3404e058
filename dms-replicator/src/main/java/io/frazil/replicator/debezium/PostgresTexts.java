package io.frazil.replicator.debezium;

import io.debezium.connector.postgresql.PostgresValueConverter;
import io.debezium.data.SpecialValueDecimal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.postgresql.jdbc.PgArray;
import org.postgresql.util.PGobject;

/** PostgreSQL's text of what Debezium's decoder made of it. */
final class PostgresTexts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private PostgresTexts() {}

  static String text(Object value) {
    if (value instanceof byte[] bytes) {
      return "\\x" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof SpecialValueDecimal decimal) {
      return decimal
          .getDecimalValue()
          .map(BigDecimal::toPlainString)
          .orElse(Double.toString(decimal.toDouble()));
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof PGobject object) {
      return object.getValue();
    }
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof PgArray) {
      return value.toString();
    }
    return temporal(value);
  }

  private static String temporal(Object value) {
    if (value instanceof LocalDate date) {
      return date(date);
    }
    if (value instanceof Instant instant) {
      return instant(instant);
    }
    if (value instanceof OffsetDateTime time) {
      return time(time);
    }
    if (value instanceof LocalTime time) {
      return TIME.format(time);
    }
    if (value instanceof OffsetTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
    throw new IllegalArgumentException("Unknown value of Debezium: " + value.getClass().getName());
  }

  private static String date(LocalDate date) {
    if (date.equals(PostgresValueConverter.POSITIVE_INFINITY_LOCAL_DATE)) {
      return "infinity";
    }
    if (date.equals(PostgresValueConverter.NEGATIVE_INFINITY_LOCAL_DATE)) {
      return "-infinity";
    }
    int year = date.getYear();
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02d%s",
        year > 0 ? year : 1 - year,
        date.getMonthValue(),
        date.getDayOfMonth(),
        year > 0 ? "" : " BC");
  }

  private static String instant(Instant instant) {
    if (instant.equals(PostgresValueConverter.POSITIVE_INFINITY_INSTANT)) {
      return "infinity";
    }
    return instant.equals(PostgresValueConverter.NEGATIVE_INFINITY_INSTANT)
        ? "-infinity"
        : dateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static String time(OffsetDateTime time) {
    if (time.equals(PostgresValueConverter.POSITIVE_INFINITY_OFFSET_DATE_TIME)) {
      return "infinity";
    }
    return time.equals(PostgresValueConverter.NEGATIVE_INFINITY_OFFSET_DATE_TIME)
        ? "-infinity"
        : dateTime(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private static String dateTime(LocalDateTime time) {
    String date = date(time.toLocalDate());
    String clock = " " + TIME.format(time);
    return date.endsWith(" BC")
        ? date.substring(0, date.length() - 3) + clock + " BC"
        : date + clock;
  }
}
