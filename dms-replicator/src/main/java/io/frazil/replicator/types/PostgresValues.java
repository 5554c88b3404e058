package io.frazil.replicator.types;

import io.frazil.replicator.source.DmsType;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PGInterval;

/**
 * PostgreSQL's text of a value to the value that {@link DmsType.Kind} names. The text is what a
 * session writes with {@code DateStyle} ISO, {@code TimeZone} UTC and {@code IntervalStyle}
 * postgres; of money, its number.
 */
public final class PostgresValues {

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
  private static final String[] INTERVAL_UNITS = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE"};

  private PostgresValues() {}

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException when DMS's type cannot hold it, with a message that ends a
   *     sentence
   */
  public static Object value(PostgresType type, DmsType dms, String text) {
    return switch (dms.kind()) {
      case BOOLEAN -> isTrue(text);
      case INT2, INT4 -> Integer.valueOf(text);
      case INT8 -> Long.valueOf(text);
      case NUMERIC -> Numbers.decimal(dms, text);
      case REAL4 -> Float.valueOf(text);
      case REAL8 -> Double.valueOf(text);
      case DATE -> PostgresTimes.date(text);
      case TIME -> PostgresTimes.time(text);
      case DATETIME -> PostgresTimes.dateTime(text);
      case BLOB, BYTES ->
          ByteBuffer.wrap(HexFormat.of().parseHex(text.substring(2))).asReadOnlyBuffer();
      case STRING, WSTRING, CLOB, NCLOB -> text(type, text);
      case INT1, UINT1, UINT2, UINT4, UINT8 ->
          throw new IllegalStateException("No PostgreSQL type is " + dms.kind());
    };
  }

  private static String text(PostgresType type, String text) {
    if (type.shape() != PostgresType.Shape.PLAIN) {
      return text;
    }
    return switch (type.name()) {
      case "bool" -> Boolean.toString(isTrue(text));
      case "interval" -> interval(text);
      case "point", "line", "lseg", "box", "circle", "path", "polygon" -> shortest(text);
      default -> text;
    };
  }

  private static boolean isTrue(String text) {
    return switch (text) {
      case "t", "true" -> true;
      case "f", "false" -> false;
      default -> throw new IllegalArgumentException("is no boolean");
    };
  }

  /** DMS's form, such as {@code 1 YEAR, 2 MONTHS, 3 DAYS, 4 HOURS, 5 MINUTES, 6 SECONDS}. */
  private static String interval(String text) {
    try {
      PGInterval interval = new PGInterval(text);
      int[] amounts = {
        interval.getYears(),
        interval.getMonths(),
        interval.getDays(),
        interval.getHours(),
        interval.getMinutes()
      };
      StringBuilder said = new StringBuilder();
      for (int i = 0; i < amounts.length; i++) {
        say(said, amounts[i] == 0 ? "0" : Integer.toString(amounts[i]), INTERVAL_UNITS[i]);
      }
      say(said, seconds(interval), "SECOND");
      return said.isEmpty() ? "0 SECONDS" : said.toString();
    } catch (SQLException e) {
      throw new IllegalArgumentException("is no interval", e);
    }
  }

  private static String seconds(PGInterval interval) {
    return java.math.BigDecimal.valueOf(interval.getWholeSeconds())
        .add(java.math.BigDecimal.valueOf(interval.getMicroSeconds(), 6))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static void say(StringBuilder said, String amount, String unit) {
    if (amount.equals("0")) {
      return;
    }
    said.append(said.isEmpty() ? "" : ", ").append(amount).append(' ').append(unit);
    said.append(amount.equals("1") || amount.equals("-1") ? "" : "S");
  }

  /** A shape's text with numbers as PostgreSQL 12 and newer write them. */
  private static String shortest(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.replaceAll(
        match -> {
          double value = Double.parseDouble(match.group());
          return value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : Double.toString(value);
        });
  }
}
