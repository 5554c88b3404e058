package io.frazil.merge.read;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.BsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Which Parquet types can be read as which column types without losing anything, and how. A pair
 * that is not here is schema drift. Whether a Parquet timestamp says it is in UTC is not looked at:
 * DMS says so of local times too.
 *
 * <p>Source: the Parquet format's LogicalTypes.md; DMS's types as in AWS DMS User Guide, "Using
 * Amazon S3 as a target", and a real DMS file of 2022.
 */
final class ParquetTypes {

  private static final int UNSIGNED_LONG_DIGITS = 20;

  private final ValueParser parser;
  private final ColumnType declared;
  private final PrimitiveType type;
  private final Slot slot;

  private ParquetTypes(PrimitiveType type, Slot slot, ColumnType declared) {
    this.type = type;
    this.slot = slot;
    this.declared = declared;
    this.parser = ValueParser.of(declared);
  }

  /** Reads a Parquet column as a declared one; empty when that could lose something. */
  static Optional<ParquetField> column(PrimitiveType type, Slot slot, Column declared) {
    ParquetTypes types = new ParquetTypes(type, slot, declared.type());
    return Optional.ofNullable(types.field()).map(field -> field.expecting(types.expected()));
  }

  /** Reads a Parquet column as one that DMS adds; empty when it cannot be one. */
  static Optional<ParquetField> added(PrimitiveType type, Slot slot) {
    if (slot.role() == Slot.Role.COMMIT_TIME && !isText(type)) {
      ColumnType timestamp = ColumnType.of(ColumnType.Kind.TIMESTAMP);
      return Optional.ofNullable(new ParquetTypes(type, slot, timestamp).field())
          .map(field -> field.expecting("a commit time"));
    }
    if (!isText(type)) {
      return Optional.empty();
    }
    return switch (slot.role()) {
      case OPERATION ->
          Optional.of(
              ParquetField.ofText(type, slot, ParquetForms::operation)
                  .expecting(DmsText.OPERATION));
      case COMMIT_TIME ->
          Optional.of(
              ParquetField.ofText(type, slot, ParquetForms::commitTime)
                  .expecting(DmsText.COMMIT_TIME));
      case CHANGE_SEQUENCE ->
          Optional.of(
              ParquetField.ofText(type, slot, ParquetForms::changeSequence)
                  .expecting(DmsText.CHANGE_SEQUENCE));
      case COLUMN, BEFORE_KEY, PASSED_OVER -> Optional.empty();
    };
  }

  /** Whether the column holds text, as such or as plain bytes. */
  private static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
        && (meaning == null || isTextMeaning(meaning));
  }

  private static boolean isTextMeaning(LogicalTypeAnnotation meaning) {
    return meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation;
  }

  private String expected() {
    if (type.getLogicalTypeAnnotation() instanceof TimeLogicalTypeAnnotation) {
      return "a time of day";
    }
    return is(ColumnType.Kind.FIXED) ? declared.first() + " bytes" : parser.expected();
  }

  /** Null when the pair is not known. */
  private ParquetField field() {
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> is(ColumnType.Kind.BOOLEAN) ? ParquetField.ofBooleans(type, slot) : null;
      case FLOAT ->
          is(ColumnType.Kind.FLOAT) || is(ColumnType.Kind.DOUBLE)
              ? ParquetField.ofFloats(type, slot, is(ColumnType.Kind.DOUBLE))
              : null;
      case DOUBLE -> is(ColumnType.Kind.DOUBLE) ? ParquetField.ofFloats(type, slot, true) : null;
      case INT96 ->
          isTimestamp() ? ParquetField.ofBytes(type, slot, ParquetForms::microsOfInt96) : null;
      case INT32, INT64 -> integerField();
      case BINARY -> bytesField();
      case FIXED_LEN_BYTE_ARRAY -> fixedField();
    };
  }

  private boolean isTimestamp() {
    return is(ColumnType.Kind.TIMESTAMP) || is(ColumnType.Kind.TIMESTAMPTZ);
  }

  private ParquetField integerField() {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning == null) {
      boolean wide = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
      return signedField(wide ? 64 : 32);
    }
    if (meaning instanceof IntLogicalTypeAnnotation integer) {
      return integer.isSigned()
          ? signedField(integer.getBitWidth())
          : unsignedField(integer.getBitWidth());
    }
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return is(ColumnType.Kind.DECIMAL)
          ? ParquetField.ofIntegers(
              type, slot, ParquetForms.decimalOfLong(decimal.getScale(), declared))
          : null;
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return is(ColumnType.Kind.DATE)
          ? ParquetField.ofIntegers(type, slot, ParquetForms::date)
          : null;
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      return isTimestamp() ? timestampField(timestamp.getUnit()) : null;
    }
    return meaning instanceof TimeLogicalTypeAnnotation time && is(ColumnType.Kind.STRING)
        ? timeField(time.getUnit())
        : null;
  }

  private ParquetField timestampField(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ParquetField.ofIntegers(type, slot, ParquetForms::microsOfMillis);
      case MICROS -> ParquetField.ofIntegers(type, slot, ParquetForms::micros);
      case NANOS -> ParquetField.ofIntegers(type, slot, ParquetForms::microsOfNanos);
    };
  }

  private ParquetField timeField(LogicalTypeAnnotation.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> ParquetField.ofIntegers(type, slot, ParquetForms::timeOfMillis);
      case MICROS -> ParquetField.ofIntegers(type, slot, ParquetForms::timeOfMicros);
      case NANOS -> null;
    };
  }

  private ParquetField signedField(int bits) {
    if (is(ColumnType.Kind.INT) && bits <= 32) {
      return ParquetField.ofIntegers(type, slot, ParquetForms::intOf);
    }
    if (is(ColumnType.Kind.LONG)) {
      return ParquetField.ofIntegers(type, slot, value -> value);
    }
    return is(ColumnType.Kind.DECIMAL) && wholeDigits() >= digits(bits)
        ? ParquetField.ofIntegers(type, slot, ParquetForms.decimalOfLong(0, declared))
        : null;
  }

  private ParquetField unsignedField(int bits) {
    if (is(ColumnType.Kind.INT) && bits < 32) {
      return ParquetField.ofIntegers(type, slot, value -> ParquetForms.intOf(zeroExtended(value)));
    }
    if (is(ColumnType.Kind.LONG)) {
      return bits == 64
          ? ParquetField.ofIntegers(type, slot, ParquetForms::longOfUnsigned)
          : ParquetField.ofIntegers(type, slot, ParquetTypes::zeroExtended);
    }
    if (!is(ColumnType.Kind.DECIMAL)) {
      return null;
    }
    if (bits == 64) {
      return wholeDigits() >= UNSIGNED_LONG_DIGITS
          ? ParquetField.ofIntegers(type, slot, ParquetForms.decimalOfUnsigned(declared))
          : null;
    }
    return wholeDigits() >= digits(bits)
        ? ParquetField.ofIntegers(
            type,
            slot,
            value -> ParquetForms.fit(BigDecimal.valueOf(zeroExtended(value)), declared))
        : null;
  }

  private boolean is(ColumnType.Kind kind) {
    return declared.kind() == kind;
  }

  /** The number of an unsigned integer of at most 32 bits. */
  private static long zeroExtended(long value) {
    return value & 0xFFFF_FFFFL;
  }

  private int wholeDigits() {
    return declared.first() - declared.second();
  }

  /** Decimal digits of the largest integer of so many bits. */
  private static int digits(int bits) {
    return switch (bits) {
      case 8 -> 3;
      case 16 -> 5;
      case 32 -> 10;
      case 64 -> 19;
      default ->
          throw new IllegalArgumentException("No integer of Parquet's has " + bits + " bits");
    };
  }

  private ParquetField bytesField() {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      return decimalOfBytes();
    }
    if (isText(type) && is(ColumnType.Kind.STRING)) {
      return ParquetField.ofText(type, slot, ParquetForms::utf8);
    }
    if (meaning != null && isTextMeaning(meaning)) {
      return is(ColumnType.Kind.UUID) || is(ColumnType.Kind.BOOLEAN)
          ? ParquetField.ofText(type, slot, ParquetForms.text(parser))
          : null;
    }
    if (meaning != null && !(meaning instanceof BsonLogicalTypeAnnotation)) {
      return null;
    }
    if (is(ColumnType.Kind.BINARY)) {
      return ParquetField.ofBytes(type, slot, ParquetForms::bytes);
    }
    return is(ColumnType.Kind.FIXED) ? fixedBytes() : null;
  }

  private ParquetField fixedField() {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation) {
      return decimalOfBytes();
    }
    if (meaning instanceof UUIDLogicalTypeAnnotation) {
      return is(ColumnType.Kind.UUID) ? ParquetField.ofBytes(type, slot, ParquetForms::uuid) : null;
    }
    if (meaning != null) {
      return null;
    }
    if (is(ColumnType.Kind.BINARY)) {
      return ParquetField.ofBytes(type, slot, ParquetForms::bytes);
    }
    return is(ColumnType.Kind.FIXED) && type.getTypeLength() == declared.first()
        ? fixedBytes()
        : null;
  }

  private ParquetField decimalOfBytes() {
    if (declared.kind() != ColumnType.Kind.DECIMAL) {
      return null;
    }
    DecimalLogicalTypeAnnotation decimal =
        (DecimalLogicalTypeAnnotation) type.getLogicalTypeAnnotation();
    return ParquetField.ofBytes(
        type, slot, ParquetForms.decimalOfBytes(decimal.getScale(), declared));
  }

  private ParquetField fixedBytes() {
    return ParquetField.ofBytes(type, slot, ParquetForms.bytesOfLength(declared.first()));
  }
}
