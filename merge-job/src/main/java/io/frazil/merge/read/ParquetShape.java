package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;
import io.frazil.model.table.ColumnType.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
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
import org.apache.parquet.schema.Type;

/**
 * The columns of a Parquet file as its footer has them, and the column type each is read as without
 * loss. The other direction of {@link ParquetTypes}.
 */
public record ParquetShape(List<Field> fields) {

  /**
   * A column.
   *
   * @param type empty when no column type holds it
   * @param parquet its type in Parquet's words
   * @param required whether the file says that it holds no nulls
   */
  public record Field(String name, Optional<ColumnType> type, String parquet, boolean required) {

    public Field {
      requireNonNull(name, "name is null");
      requireNonNull(type, "type is null");
      requireNonNull(parquet, "parquet is null");
    }
  }

  private static final Optional<ColumnType> NONE = Optional.empty();

  public ParquetShape {
    fields = List.copyOf(fields);
  }

  /**
   * Reads a footer.
   *
   * @throws io.frazil.model.failure.FrazilException when the file is broken or the storage fails
   */
  public static ParquetShape read(ChangeFileStorage storage, ListedFile file) {
    try (ParquetFile parquet = ParquetFile.open(storage, file)) {
      List<Field> fields = new ArrayList<>();
      for (Type type : parquet.schema().getFields()) {
        Optional<ColumnType> columnType =
            type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)
                ? columnType(type.asPrimitiveType())
                : Optional.empty();
        fields.add(
            new Field(
                type.getName(),
                columnType,
                type.toString(),
                type.isRepetition(Type.Repetition.REQUIRED)));
      }
      return new ParquetShape(fields);
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    }
  }

  static Optional<ColumnType> columnType(PrimitiveType type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal.getPrecision() <= 38
          ? Optional.of(ColumnType.decimal(decimal.getPrecision(), decimal.getScale()))
          : Optional.empty();
    }
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> of(Kind.BOOLEAN);
      case FLOAT -> of(Kind.FLOAT);
      case DOUBLE -> of(Kind.DOUBLE);
      case INT96 -> of(Kind.TIMESTAMP);
      case INT32 -> meaning == null ? of(Kind.INT) : integer(meaning);
      case INT64 -> meaning == null ? of(Kind.LONG) : integer(meaning);
      case BINARY -> isText(meaning) ? of(Kind.STRING) : meaning == null ? of(Kind.BINARY) : NONE;
      case FIXED_LEN_BYTE_ARRAY ->
          meaning instanceof UUIDLogicalTypeAnnotation
              ? of(Kind.UUID)
              : meaning == null ? of(Kind.BINARY) : NONE;
    };
  }

  private static Optional<ColumnType> integer(LogicalTypeAnnotation meaning) {
    if (meaning instanceof IntLogicalTypeAnnotation integer) {
      if (!integer.isSigned() && integer.getBitWidth() == 64) {
        return Optional.of(ColumnType.decimal(20, 0));
      }
      int bits = integer.isSigned() ? integer.getBitWidth() : integer.getBitWidth() + 1;
      return of(bits <= 32 ? Kind.INT : Kind.LONG);
    }
    if (meaning instanceof DateLogicalTypeAnnotation) {
      return of(Kind.DATE);
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation) {
      return of(Kind.TIMESTAMP);
    }
    return meaning instanceof TimeLogicalTypeAnnotation ? of(Kind.STRING) : NONE;
  }

  private static boolean isText(LogicalTypeAnnotation meaning) {
    return meaning instanceof StringLogicalTypeAnnotation
        || meaning instanceof EnumLogicalTypeAnnotation
        || meaning instanceof JsonLogicalTypeAnnotation;
  }

  private static Optional<ColumnType> of(Kind kind) {
    return Optional.of(ColumnType.of(kind));
  }
}
