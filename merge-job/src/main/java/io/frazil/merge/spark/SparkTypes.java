package io.frazil.merge.spark;

import io.frazil.merge.changeset.StagedColumns;
import io.frazil.merge.read.ChangeLayout;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Declared types as Spark's, the way Iceberg maps them. */
final class SparkTypes {

  private SparkTypes() {}

  /** Iceberg's uuid is a string in Spark, its fixed a binary. */
  static DataType of(ColumnType type) {
    return switch (type.kind()) {
      case BOOLEAN -> DataTypes.BooleanType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case DECIMAL -> DataTypes.createDecimalType(type.first(), type.second());
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampNTZType;
      case TIMESTAMPTZ -> DataTypes.TimestampType;
      case STRING, UUID -> DataTypes.StringType;
      case FIXED, BINARY -> DataTypes.BinaryType;
    };
  }

  /** The columns as a struct, all nullable. */
  static StructType struct(List<Column> columns) {
    return new StructType(
        columns.stream()
            .map(column -> DataTypes.createStructField(column.name(), of(column.type()), true))
            .toArray(StructField[]::new));
  }

  /** The key columns of a layout, in key order. */
  static List<Column> key(ChangeLayout layout) {
    return layout.key().stream()
        .map(
            name ->
                layout.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  /** The staged view's schema, see {@link StagedColumns}. */
  static StructType staged(ChangeLayout layout) {
    return new StructType()
        .add(StagedColumns.OPERATION, DataTypes.StringType, false)
        .add(StagedColumns.IMAGE, struct(layout.columns()), false)
        .add(StagedColumns.BEFORE, struct(key(layout)), false)
        .add(StagedColumns.KEY_MOVED, DataTypes.BooleanType, false)
        .add(StagedColumns.SEQUENCE, DataTypes.StringType, true)
        .add(StagedColumns.FILE, DataTypes.IntegerType, false)
        .add(StagedColumns.ROW, DataTypes.LongType, false)
        .add(StagedColumns.FRESH, DataTypes.BooleanType, false);
  }
}
