package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeLayout;
import io.frazil.merge.read.ChangeRow;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** Fills one of Spark's internal rows, the same one again and again, from change rows. */
final class StagedRow {

  private static final int WIDTH = 8;

  private final ColumnType[] types;
  private final ColumnType[] keyTypes;
  private final GenericInternalRow image;
  private final GenericInternalRow before;
  private final GenericInternalRow row = new GenericInternalRow(WIDTH);

  StagedRow(ChangeLayout layout) {
    this.types = types(layout.columns());
    this.keyTypes = types(SparkTypes.key(layout));
    this.image = new GenericInternalRow(types.length);
    this.before = new GenericInternalRow(keyTypes.length);
  }

  /**
   * The row, which is not a refused one, in the order of {@link SparkTypes#staged}; until the next.
   */
  InternalRow fill(ReadTask task, ChangeRow from) {
    copy(from.values(), types, image, true);
    copy(from.before(), keyTypes, before, from.keyMoved());
    row.update(0, text(from.operation().name()));
    row.update(1, image);
    row.update(2, before);
    row.update(3, from.keyMoved());
    row.update(4, text(from.changeSequence()));
    row.update(5, task.ordinal());
    row.update(6, from.position());
    row.update(7, task.fresh());
    return row;
  }

  private static void copy(
      Object[] values, ColumnType[] types, GenericInternalRow to, boolean present) {
    for (int i = 0; i < types.length; i++) {
      to.update(i, present ? internal(values[i], types[i]) : null);
    }
  }

  private static Object internal(Object value, ColumnType type) {
    if (value == null) {
      return null;
    }
    return switch (type.kind()) {
      case STRING, UUID -> UTF8String.fromBytes((byte[]) value);
      case DECIMAL -> Decimal.apply((BigDecimal) value, type.first(), type.second());
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, FIXED, BINARY -> value;
    };
  }

  private static UTF8String text(String value) {
    return UTF8String.fromString(value);
  }

  private static ColumnType[] types(List<Column> columns) {
    return columns.stream().map(Column::type).toArray(ColumnType[]::new);
  }
}
