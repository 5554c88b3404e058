package io.frazil.replicator.fault;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import java.util.ArrayList;
import java.util.List;

/** What a change of a table's columns makes of the changes of its rows. Values only. */
final class ShapeFault {

  private ShapeFault() {}

  /** The change as it is after the fault; the same where the fault finds no column to spoil. */
  static SourceChange of(Fault fault, SourceChange change) {
    return switch (fault) {
      case ADD_COLUMN -> added(change);
      case DROP_COLUMN -> dropped(change);
      case RENAME_COLUMN -> renamed(change);
      case WIDEN_COLUMN -> widened(change);
      case REPLAY, FLUSH_APART, CUT_SHORT, DELIVER_LATE, DUPLICATE, RULE_ON -> change;
    };
  }

  private static SourceChange added(SourceChange change) {
    List<SourceColumn> columns = new ArrayList<>(change.table().columns());
    columns.add(new SourceColumn("frazil_added", new DmsType(Kind.STRING, 10, 0)));
    return new SourceChange(
        with(change.table(), columns),
        change.kind(),
        change.before().map(row -> plus(row, Unlogged.VALUE)),
        change.after().map(row -> plus(row, "added")));
  }

  private static SourceChange dropped(SourceChange change) {
    int last = lastBesideKey(change.table());
    if (last < 0) {
      return change;
    }
    List<SourceColumn> columns = new ArrayList<>(change.table().columns());
    columns.remove(last);
    return new SourceChange(
        with(change.table(), columns),
        change.kind(),
        change.before().map(row -> without(row, last)),
        change.after().map(row -> without(row, last)));
  }

  private static SourceChange renamed(SourceChange change) {
    int last = lastBesideKey(change.table());
    if (last < 0) {
      return change;
    }
    List<SourceColumn> columns = new ArrayList<>(change.table().columns());
    SourceColumn column = columns.get(last);
    columns.set(last, new SourceColumn(column.name() + "_renamed", column.type()));
    return new SourceChange(
        with(change.table(), columns), change.kind(), change.before(), change.after());
  }

  private static SourceChange widened(SourceChange change) {
    List<SourceColumn> columns = new ArrayList<>();
    for (SourceColumn column : change.table().columns()) {
      boolean key = change.table().key().contains(column.name());
      columns.add(key ? column : new SourceColumn(column.name(), wider(column.type())));
    }
    SourceTable table = with(change.table(), columns);
    return new SourceChange(
        table,
        change.kind(),
        change.before().map(row -> wider(row, table)),
        change.after().map(row -> wider(row, table)));
  }

  private static DmsType wider(DmsType type) {
    return switch (type.kind()) {
      case INT1, INT2, INT4 -> DmsType.of(Kind.INT8);
      case REAL4 -> DmsType.of(Kind.REAL8);
      case BOOLEAN,
          BYTES,
          DATE,
          TIME,
          DATETIME,
          INT8,
          UINT1,
          UINT2,
          UINT4,
          UINT8,
          NUMERIC,
          REAL8,
          STRING,
          WSTRING,
          BLOB,
          CLOB,
          NCLOB ->
          type;
    };
  }

  private static SourceRow wider(SourceRow row, SourceTable table) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.values().size(); i++) {
      Object value = row.values().get(i);
      Kind kind = table.columns().get(i).type().kind();
      if (kind == Kind.INT8 && value instanceof Integer number) {
        values.add(number.longValue());
      } else if (kind == Kind.REAL8 && value instanceof Float number) {
        values.add(number.doubleValue());
      } else {
        values.add(value);
      }
    }
    return new SourceRow(values);
  }

  private static int lastBesideKey(SourceTable table) {
    for (int i = table.columns().size() - 1; i >= 0; i--) {
      if (!table.key().contains(table.columns().get(i).name())) {
        return i;
      }
    }
    return -1;
  }

  private static SourceTable with(SourceTable table, List<SourceColumn> columns) {
    return new SourceTable(table.id(), columns, table.key());
  }

  private static SourceRow plus(SourceRow row, Object value) {
    List<Object> values = new ArrayList<>(row.values());
    values.add(value);
    return new SourceRow(values);
  }

  private static SourceRow without(SourceRow row, int place) {
    List<Object> values = new ArrayList<>(row.values());
    values.remove(place);
    return new SourceRow(values);
  }
}
