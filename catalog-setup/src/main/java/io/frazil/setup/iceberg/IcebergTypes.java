package io.frazil.setup.iceberg;

import io.frazil.model.table.ColumnType;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Column types and Iceberg's types, both ways. Pure. */
public final class IcebergTypes {

  private IcebergTypes() {}

  /** Iceberg's type of a column. */
  public static Type.PrimitiveType toIceberg(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> Types.BooleanType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case FLOAT -> Types.FloatType.get();
      case DOUBLE -> Types.DoubleType.get();
      case DECIMAL -> Types.DecimalType.of(type.first(), type.second());
      case DATE -> Types.DateType.get();
      case TIMESTAMP -> Types.TimestampType.withoutZone();
      case TIMESTAMPTZ -> Types.TimestampType.withZone();
      case STRING -> Types.StringType.get();
      case UUID -> Types.UUIDType.get();
      case FIXED -> Types.FixedType.ofLength(type.first());
      case BINARY -> Types.BinaryType.get();
    };
  }

  /**
   * The column type of an Iceberg type; empty for those that Frazil cannot write: nested types,
   * {@code time}, and what came with format version 3. Both sides spell types as the specification
   * does.
   */
  public static Optional<ColumnType> fromIceberg(Type type) {
    return ColumnType.parse(type.toString());
  }
}
