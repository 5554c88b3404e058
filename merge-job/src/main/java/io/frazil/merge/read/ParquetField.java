package io.frazil.merge.read;

import java.util.function.Function;
import java.util.function.LongFunction;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Takes the values of one Parquet column, a row at a time, as parquet-mr's record assembly hands
 * them out: an absent value is NULL and never handed out.
 */
abstract class ParquetField extends PrimitiveConverter {

  private final PrimitiveType type;
  private final Slot slot;
  private String expected = "";
  private boolean present;
  private Object value;

  private ParquetField(PrimitiveType type, Slot slot) {
    this.type = type;
    this.slot = slot;
  }

  /** A column of 32 or 64 bit integers, whatever they stand for. */
  static ParquetField ofIntegers(PrimitiveType type, Slot slot, LongFunction<Object> form) {
    return new Integers(type, slot, form);
  }

  /** A column of byte strings, whatever they stand for. */
  static ParquetField ofBytes(PrimitiveType type, Slot slot, Function<Binary, Object> form) {
    return new Bytes(type, slot, form);
  }

  /** A column of byte strings that are text, whether the file says so or not. */
  static ParquetField ofText(PrimitiveType type, Slot slot, Function<Binary, Object> form) {
    return new Text(type, slot, form);
  }

  /** A column of floats, read as floats or as doubles. */
  static ParquetField ofFloats(PrimitiveType type, Slot slot, boolean asDouble) {
    return new Floats(type, slot, asDouble);
  }

  static ParquetField ofBooleans(PrimitiveType type, Slot slot) {
    return new Booleans(type, slot);
  }

  /** What a refused value should have been, as in a {@link Refusal}'s reason. */
  ParquetField expecting(String text) {
    expected = text;
    return this;
  }

  String name() {
    return type.getName();
  }

  Slot slot() {
    return slot;
  }

  /** Forgets the row before. */
  final void clear() {
    present = false;
    value = null;
  }

  final void take(Object taken) {
    present = true;
    value = taken;
  }

  /** Value of this row; null for NULL, {@link ValueParser#INVALID} when it is refused. */
  final Object value() {
    return value;
  }

  /** Whether the row's value is no value of the declared type. */
  final boolean isInvalid() {
    return value == ValueParser.INVALID;
  }

  /** Why the value is refused. */
  final String reason() {
    return RawText.reason(expected, present ? RawText.excerpt(text()) : "NULL");
  }

  /** The row's value as text of the file's own type; {@code NULL} for none. */
  final String text() {
    return present ? rawText(type) : "NULL";
  }

  abstract String rawText(PrimitiveType of);

  private static final class Integers extends ParquetField {

    private final LongFunction<Object> form;
    private final boolean narrow;
    private long raw;

    Integers(PrimitiveType type, Slot slot, LongFunction<Object> form) {
      super(type, slot);
      this.form = form;
      this.narrow = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT32;
    }

    @Override
    public void addInt(int number) {
      addLong(number);
    }

    @Override
    public void addLong(long number) {
      raw = number;
      take(form.apply(number));
    }

    @Override
    String rawText(PrimitiveType of) {
      return narrow ? of.stringifier().stringify((int) raw) : of.stringifier().stringify(raw);
    }
  }

  /** Text that repeats stands in a dictionary, each entry of which is read once. */
  private static class Bytes extends ParquetField {

    private final Function<Binary, Object> form;
    private Binary raw;
    private Binary[] entries;
    private Object[] entryValues;

    Bytes(PrimitiveType type, Slot slot, Function<Binary, Object> form) {
      super(type, slot);
      this.form = form;
    }

    @Override
    public boolean hasDictionarySupport() {
      return true;
    }

    @Override
    public void setDictionary(Dictionary dictionary) {
      entries = new Binary[dictionary.getMaxId() + 1];
      entryValues = new Object[entries.length];
      for (int id = 0; id < entries.length; id++) {
        entries[id] = dictionary.decodeToBinary(id);
        entryValues[id] = form.apply(entries[id]);
      }
    }

    @Override
    public void addValueFromDictionary(int id) {
      raw = entries[id];
      take(entryValues[id]);
    }

    @Override
    public void addBinary(Binary bytes) {
      raw = bytes;
      take(form.apply(bytes));
    }

    @Override
    String rawText(PrimitiveType of) {
      return raw.length() == 0 ? "" : rawText(of, raw);
    }

    String rawText(PrimitiveType of, Binary bytes) {
      return of.stringifier().stringify(bytes);
    }
  }

  private static final class Text extends Bytes {

    Text(PrimitiveType type, Slot slot, Function<Binary, Object> form) {
      super(type, slot, form);
    }

    @Override
    String rawText(PrimitiveType of, Binary bytes) {
      return bytes.toStringUsingUTF8();
    }
  }

  private static final class Floats extends ParquetField {

    private final boolean asDouble;

    Floats(PrimitiveType type, Slot slot, boolean asDouble) {
      super(type, slot);
      this.asDouble = asDouble;
    }

    @Override
    public void addFloat(float number) {
      take(asDouble ? (Object) (double) number : (Object) number);
    }

    @Override
    public void addDouble(double number) {
      take(number);
    }

    @Override
    String rawText(PrimitiveType of) {
      return String.valueOf(value());
    }
  }

  private static final class Booleans extends ParquetField {

    Booleans(PrimitiveType type, Slot slot) {
      super(type, slot);
    }

    @Override
    public void addBoolean(boolean bool) {
      take(bool);
    }

    @Override
    String rawText(PrimitiveType of) {
      return String.valueOf(value());
    }
  }
}
