package io.frazil.merge.read;

import io.frazil.model.table.ColumnType;

/**
 * Reads the text of one column, strictly: the exact value or {@link #INVALID}, never a null, a
 * rounded or a wrapped value. Values are as {@link ChangeRow} says. Not thread-safe.
 */
final class ValueParser {

  /** What {@link #parse} returns for text that is no value of the type. */
  static final Object INVALID = new Object();

  /** A way to read text: the bytes from {@code from} until before {@code to}. */
  private interface Form {
    Object parse(byte[] text, int from, int to);
  }

  private final Form form;
  private final String expected;

  private ValueParser(String expected, Form form) {
    this.form = form;
    this.expected = expected;
  }

  /** The parser of a column type. */
  static ValueParser of(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> new ValueParser("true, false, t, f, 1 or 0", ByteText::bool);
      case INT -> new ValueParser("an int (-2147483648 to 2147483647)", NumberText::intValue);
      case LONG -> new ValueParser("a long (64 bits)", NumberText::longValue);
      case FLOAT -> new ValueParser("a float within its range", new NumberText()::floatValue);
      case DOUBLE -> new ValueParser("a double within its range", new NumberText()::doubleValue);
      case DECIMAL -> decimal(type);
      case DATE -> new ValueParser("a date yyyy-MM-dd, 0001 to 9999", TimeText::date);
      case TIMESTAMP ->
          new ValueParser(
              "a timestamp yyyy-MM-dd HH:mm:ss[.ffffff] without zone, 0001 to 9999",
              TimeText::timestamp);
      case TIMESTAMPTZ ->
          new ValueParser(
              "a timestamp yyyy-MM-dd HH:mm:ss[.ffffff][Z or ±hh:mm], 0001 to 9999",
              TimeText::timestamptz);
      case STRING -> new ValueParser("text in UTF-8", ByteText::utf8);
      case UUID -> new ValueParser("a UUID of 8-4-4-4-12 hexadecimal digits", ByteText::uuid);
      case BINARY -> new ValueParser("an even number of hexadecimal digits", ByteText::hex);
      case FIXED -> fixed(type.first());
    };
  }

  private static ValueParser decimal(ColumnType type) {
    NumberText number = new NumberText();
    int precision = type.first();
    int scale = type.second();
    return new ValueParser(
        "a "
            + type
            + ", at most "
            + (precision - scale)
            + " digits before the point and "
            + scale
            + " after it",
        (text, from, to) -> number.decimal(text, from, to, precision, scale));
  }

  private static ValueParser fixed(int length) {
    return new ValueParser(
        length * 2 + " hexadecimal digits",
        (text, from, to) -> to - from == length * 2L ? ByteText.hex(text, from, to) : INVALID);
  }

  /** The value, or {@link #INVALID}. */
  Object parse(byte[] text, int from, int to) {
    return form.parse(text, from, to);
  }

  /** What the text of a value looks like, as in a {@link Refusal}'s reason. */
  String expected() {
    return expected;
  }
}
