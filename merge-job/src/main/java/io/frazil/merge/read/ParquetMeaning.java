package io.frazil.merge.read;

import io.frazil.model.table.ColumnType;
import io.frazil.model.table.ColumnType.Kind;
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
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * The column type of a Parquet column that nobody declared: the narrowest that holds every value of
 * it, and that {@link ParquetTypes} reads it as. A timestamp is one without a zone, whatever the
 * file says of UTC: DMS says so of local times too, and a {@code timestamptz} would claim a moment
 * that nobody vouches for. Source: the Parquet format's LogicalTypes.md, and a real DMS file of
 * 2022.
 */
final class ParquetMeaning {

  private static final int MOST_DIGITS = 38;

  private ParquetMeaning() {}

  /** Empty for what no column can hold whole: groups, lists, intervals, nanoseconds. */
  static Optional<ColumnType> of(Type column) {
    if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    PrimitiveType type = column.asPrimitiveType();
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> plain(Kind.BOOLEAN);
      case FLOAT -> plain(Kind.FLOAT);
      case DOUBLE -> plain(Kind.DOUBLE);
      case INT96 -> plain(Kind.TIMESTAMP);
      case INT32 -> meaning == null ? plain(Kind.INT) : integer(meaning);
      case INT64 -> meaning == null ? plain(Kind.LONG) : integer(meaning);
      case BINARY, FIXED_LEN_BYTE_ARRAY -> meaning == null ? plain(Kind.BINARY) : bytes(meaning);
    };
  }

  private static Optional<ColumnType> integer(LogicalTypeAnnotation meaning) {
    if (meaning instanceof IntLogicalTypeAnnotation integer) {
      int bits = integer.isSigned() ? integer.getBitWidth() : integer.getBitWidth() + 1;
      return bits > Long.SIZE
          ? Optional.of(ColumnType.decimal(20, 0))
          : plain(bits > Integer.SIZE ? Kind.LONG : Kind.INT);
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return plain(Kind.DATE);
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
      return timestamp.getUnit() == TimeUnit.NANOS ? Optional.empty() : plain(Kind.TIMESTAMP);
    }
    if (meaning instanceof TimeLogicalTypeAnnotation time) {
      return time.getUnit() == TimeUnit.NANOS ? Optional.empty() : plain(Kind.STRING);
    }
    return decimal(meaning);
  }

  private static Optional<ColumnType> bytes(LogicalTypeAnnotation meaning) {
    if (meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation) {
      return plain(Kind.STRING);
    }
    if (meaning instanceof UUIDLogicalTypeAnnotation) {
      return plain(Kind.UUID);
    }
    return meaning instanceof BsonLogicalTypeAnnotation ? plain(Kind.BINARY) : decimal(meaning);
  }

  private static Optional<ColumnType> decimal(LogicalTypeAnnotation meaning) {
    return meaning instanceof DecimalLogicalTypeAnnotation decimal
            && decimal.getPrecision() <= MOST_DIGITS
        ? Optional.of(ColumnType.decimal(decimal.getPrecision(), decimal.getScale()))
        : Optional.empty();
  }

  private static Optional<ColumnType> plain(Kind kind) {
    return Optional.of(ColumnType.of(kind));
  }
}
