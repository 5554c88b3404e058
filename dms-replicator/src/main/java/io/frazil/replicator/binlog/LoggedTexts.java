package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonBinary;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The server's text of what the client of the log made of a value. */
final class LoggedTexts {

  /** What the client makes of the year 0000. */
  private static final int NO_YEAR = 1900;

  private LoggedTexts() {}

  static String text(LoggedColumns.Column column, Serializable value) {
    return switch (column.type().name()) {
      case "tinyint" -> integer(column, value, 0xffL);
      case "smallint" -> integer(column, value, 0xffffL);
      case "mediumint" -> integer(column, value, 0xffffffL);
      case "int" -> integer(column, value, 0xffffffffL);
      case "bigint" -> bigint(column, (Long) value);
      case "decimal" -> ((BigDecimal) value).toPlainString();
      case "float" -> Double.toString((Float) value);
      case "double" -> value.toString();
      case "year" -> year((Year) value);
      case "bit" -> bits(column.type().first(), (BitSet) value);
      case "date" -> ((LocalDate) value).toString();
      case "datetime" -> dateTime((LocalDateTime) value);
      case "timestamp" -> dateTime(((ZonedDateTime) value).toLocalDateTime());
      case "time" -> time(column.type().first(), (Duration) value);
      case "enum" -> (Integer) value == 0 ? "" : column.labels().get((Integer) value - 1);
      case "set" -> members(column.labels(), (Long) value);
      case "json" -> json((byte[]) value);
      case "char",
          "varchar",
          "binary",
          "varbinary",
          "tinytext",
          "text",
          "mediumtext",
          "longtext",
          "tinyblob",
          "blob",
          "mediumblob",
          "longblob",
          "geometry" ->
          bytes(column, (byte[]) value);
      default -> throw new IllegalStateException("Unknown column type " + column.type().name());
    };
  }

  private static String integer(LoggedColumns.Column column, Serializable value, long mask) {
    int number = (Integer) value;
    return column.type().sign() == io.frazil.replicator.types.MariaDbType.Sign.UNSIGNED
        ? Long.toString(number & mask)
        : Integer.toString(number);
  }

  private static String bigint(LoggedColumns.Column column, long number) {
    return column.type().sign() == io.frazil.replicator.types.MariaDbType.Sign.UNSIGNED
        ? Long.toUnsignedString(number)
        : Long.toString(number);
  }

  private static String year(Year year) {
    return year.getValue() == NO_YEAR ? "0" : year.toString();
  }

  private static String bits(int length, BitSet bits) {
    long[] words = bits.toLongArray();
    int digits = 2 * ((length + 7) / 8);
    return HexFormat.of().toHexDigits(words.length == 0 ? 0 : words[0], digits);
  }

  private static String dateTime(LocalDateTime time) {
    return time.toLocalDate() + " " + time.toLocalTime();
  }

  /** Of up to 838 hours, and negative ones. */
  private static String time(int fraction, Duration time) {
    Duration size = time.abs();
    String clock =
        String.format(
            Locale.ROOT,
            "%s%02d:%02d:%02d",
            time.isNegative() ? "-" : "",
            size.toHours(),
            size.toMinutesPart(),
            size.toSecondsPart());
    return fraction == 0
        ? clock
        : clock
            + "."
            + String.format(Locale.ROOT, "%09d", size.toNanosPart()).substring(0, fraction);
  }

  private static String members(List<String> labels, long chosen) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if ((chosen >> i & 1) == 1) {
        members.add(labels.get(i));
      }
    }
    return String.join(",", members);
  }

  private static String json(byte[] binary) {
    try {
      return JsonBinary.parseAsString(binary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(LoggedColumns.Column column, byte[] bytes) {
    return column.charset() == null || column.charset().isBinary()
        ? HexFormat.of().formatHex(bytes)
        : new String(bytes, column.charset().charset());
  }
}
