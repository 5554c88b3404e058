package io.frazil.replicator.file;

import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.DmsTime;
import io.frazil.replicator.source.DmsType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * The text a value has in CSV, before quoting. Observed in real files: integers, REAL4, dates,
 * text. Documented: hexadecimal bytes, microseconds of DATETIME. The rest is a {@link Form}.
 */
final class DmsText {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Set<Form> forms;

  DmsText(Set<Form> forms) {
    this.forms = Set.copyOf(forms);
  }

  /** The text of a value that is neither null nor unlogged. */
  String of(DmsType type, Object value) {
    return switch (type.kind()) {
      case BOOLEAN -> bool((Boolean) value);
      case BYTES, BLOB -> hex((ByteBuffer) value);
      case TIME -> time(type, (LocalTime) value);
      case DATETIME -> datetime((LocalDateTime) value);
      case NUMERIC -> numeric((BigDecimal) value);
      case REAL4 -> String.format(Locale.ROOT, "%+.8e", (Float) value);
      case REAL8 ->
          String.format(Locale.ROOT, has(Form.REAL8_SHORT) ? "%+.8e" : "%+.16e", (Double) value);
      case DATE, INT1, INT2, INT4, INT8, UINT1, UINT2, UINT4, UINT8, STRING, WSTRING, CLOB, NCLOB ->
          value.toString();
    };
  }

  private String bool(boolean value) {
    if (has(Form.BOOLEAN_AS_LETTER)) {
      return value ? "t" : "f";
    }
    if (has(Form.BOOLEAN_AS_NUMBER)) {
      return value ? "1" : "0";
    }
    return String.valueOf(value);
  }

  private String hex(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    HexFormat format = HexFormat.of();
    return (has(Form.HEX_UPPER_CASE) ? format.withUpperCase() : format).formatHex(bytes);
  }

  private String time(DmsType type, LocalTime value) {
    int digits = has(Form.TIME_IN_MICROSECONDS) ? 6 : Math.min(9, type.first());
    String fraction = String.format(Locale.ROOT, "%09d", value.getNano()).substring(0, digits);
    return SECONDS.format(value) + (digits == 0 ? "" : "." + fraction);
  }

  private String datetime(LocalDateTime value) {
    String text = DmsTime.text(value);
    return has(Form.DATETIME_WITH_T) ? text.replace(' ', 'T') : text;
  }

  private String numeric(BigDecimal value) {
    if (!has(Form.NUMERIC_WITHOUT_PADDING)) {
      return value.toPlainString();
    }
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  private boolean has(Form form) {
    return forms.contains(form);
  }
}
