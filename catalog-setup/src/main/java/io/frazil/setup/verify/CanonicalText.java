package io.frazil.setup.verify;

import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The one text of a value that both sides are brought to before they are compared, and how texts
 * make a row. docs/adr/0018-values-are-compared-as-canonical-text.md has the forms and why.
 */
public final class CanonicalText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

  private CanonicalText() {}

  /**
   * The text of a value.
   *
   * @param value of the plain Java type of the column type: Boolean, Number, LocalDate,
   *     LocalDateTime (in UTC where the type has a zone), String, UUID or byte array; null stays
   *     null
   */
  public static String of(ColumnType type, Object value) {
    if (value == null) {
      return null;
    }
    return switch (type.kind()) {
      case BOOLEAN -> ((Boolean) value) ? "1" : "0";
      case INT, LONG -> Long.toString(((Number) value).longValue());
      case FLOAT -> HexFormat.of().toHexDigits(Float.floatToIntBits(((Number) value).floatValue()));
      case DOUBLE ->
          HexFormat.of().toHexDigits(Double.doubleToLongBits(((Number) value).doubleValue()));
      case DECIMAL ->
          ((BigDecimal) value).setScale(type.second(), RoundingMode.DOWN).toPlainString();
      case DATE -> DATE.format((LocalDate) value);
      case TIMESTAMP, TIMESTAMPTZ -> TIME.format((LocalDateTime) value);
      case STRING -> value.toString();
      case UUID -> value.toString().toLowerCase(Locale.ROOT);
      case FIXED, BINARY -> HexFormat.of().formatHex((byte[]) value);
    };
  }

  /**
   * A row: {@code -} for a null, else the text's bytes in UTF-8, a colon, the text, a comma. No
   * other row has this text.
   */
  public static String row(List<String> values) {
    StringBuilder row = new StringBuilder();
    for (String value : values) {
      if (value == null) {
        row.append('-');
      } else {
        row.append(value.getBytes(StandardCharsets.UTF_8).length).append(':');
        row.append(value).append(',');
      }
    }
    return row.toString();
  }

  /** The MD5 of a row's text in lower-case hexadecimal. */
  public static String digest(List<String> values) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(row(values).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }
}
