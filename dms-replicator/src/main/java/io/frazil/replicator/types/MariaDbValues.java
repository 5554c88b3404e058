package io.frazil.replicator.types;

import io.frazil.replicator.source.DmsType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The server's text of a value to the value that {@link DmsType.Kind} names; of bytes and bits,
 * hexadecimal. Times are those of a session in UTC.
 */
public final class MariaDbValues {

  private MariaDbValues() {}

  /**
   * Reads a value.
   *
   * @return null for a date or time that no calendar has, such as {@code 0000-00-00}
   * @throws IllegalArgumentException when DMS's type cannot hold it, with a message that ends a
   *     sentence
   */
  public static Object value(MariaDbType type, DmsType dms, String text) {
    return switch (dms.kind()) {
      case BOOLEAN -> !new BigInteger(text, 16).equals(BigInteger.ZERO);
      case INT1, INT2, INT4, UINT1, UINT2 -> Integer.valueOf(text);
      case INT8, UINT4 -> Long.valueOf(text);
      case UINT8 -> new BigInteger(text);
      case NUMERIC -> Numbers.decimal(dms, text);
      case REAL8 -> Double.valueOf(text);
      case DATE -> isCalendar(text) ? LocalDate.parse(text) : null;
      case DATETIME -> isCalendar(text) ? dateTime(text) : null;
      case BYTES, BLOB -> bytes(type, text);
      case STRING, WSTRING, CLOB, NCLOB -> text;
      case REAL4, TIME -> throw new IllegalStateException("No type of MySQL is " + dms.kind());
    };
  }

  /**
   * Whether a date has a month and a day: MySQL stores others where its {@code sql_mode} lets it.
   */
  private static boolean isCalendar(String text) {
    if (text.startsWith("00-00", 5) || text.startsWith("00", 5) || text.startsWith("00", 8)) {
      return false;
    }
    int year = Integer.parseInt(text.substring(0, 4));
    int month = Integer.parseInt(text.substring(5, 7));
    int day = Integer.parseInt(text.substring(8, 10));
    return day <= java.time.YearMonth.of(year, month).lengthOfMonth();
  }

  private static LocalDateTime dateTime(String text) {
    return LocalDateTime.of(
        LocalDate.parse(text.substring(0, 10)), LocalTime.parse(text.substring(11)));
  }

  /** A binary column's trailing zeros are in no log. */
  private static ByteBuffer bytes(MariaDbType type, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return ByteBuffer.wrap(
            type.name().equals("binary") ? Arrays.copyOf(bytes, type.first()) : bytes)
        .asReadOnlyBuffer();
  }
}
