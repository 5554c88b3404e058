package io.frazil.setup.jdbc;

import io.frazil.setup.verify.ComparedColumn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Functions that MySQL and MariaDB share. They have none for the bits of a floating-point number,
 * and no text of one that is the same elsewhere.
 */
final class MySqlForms implements SqlForms {

  private static final Pattern BITS = Pattern.compile("(?i)bit\\((\\d+)\\)");

  @Override
  public String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  public Optional<String> text(ComparedColumn column) {
    String name = quoted(column.sourceName());
    return switch (column.type().kind()) {
      case BOOLEAN ->
          utf8("CASE WHEN " + name + " + 0 <> 0 THEN '1' WHEN " + name + " + 0 = 0 THEN '0' END");
      case INT, LONG -> utf8("CAST(" + name + " AS CHAR)");
      case DECIMAL ->
          utf8(
              "CAST(CAST(truncate(%1$s, %3$s) AS DECIMAL(%2$s, %3$s)) AS CHAR)"
                  .formatted(name, column.type().first(), column.type().second()));
      case FLOAT, DOUBLE -> Optional.empty();
      case DATE -> utf8("date_format(" + name + ", '%Y-%m-%d')");
      case TIMESTAMP, TIMESTAMPTZ -> utf8("date_format(" + name + ", '%Y-%m-%d %H:%i:%s.%f')");
      case STRING -> utf8(name);
      case UUID -> utf8("lower(" + name + ")");
      case FIXED, BINARY -> utf8("lower(" + hex(column, name) + ")");
    };
  }

  /** Of a {@code bit(n)}, which is a number to these databases, all its bytes. */
  private static String hex(ComparedColumn column, String name) {
    Matcher bits = BITS.matcher(column.sourceType());
    return bits.matches()
        ? "lpad(hex(%s), %s, '0')".formatted(name, (Integer.parseInt(bits.group(1)) + 7) / 8 * 2)
        : "hex(" + name + ")";
  }

  private static Optional<String> utf8(String text) {
    return Optional.of("convert(" + text + " USING utf8mb4)");
  }

  @Override
  public String md5(String text) {
    return "md5(" + text + ")";
  }

  @Override
  public String concat(List<String> texts) {
    return "concat(" + SqlForms.list(texts) + ")";
  }

  @Override
  public String bytes(String text) {
    return "length(" + text + ")";
  }

  @Override
  public String number(String hex, int from, int digits) {
    return "CAST(conv(substr("
        + hex
        + ", "
        + from
        + ", "
        + digits
        + "), 16, 10) AS DECIMAL(20, 0))";
  }

  @Override
  public String divide(String number, long by) {
    return "(" + number + ") DIV " + by;
  }
}
