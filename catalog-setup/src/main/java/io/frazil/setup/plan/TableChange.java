package io.frazil.setup.plan;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.List;

/** One change to a table that exists; none of them touches or reinterprets its rows. */
public sealed interface TableChange {

  /** Makes the change on the edit. */
  void applyTo(TableEdit edit);

  /** One line, as in {@code widen column id from int to long}. */
  String text();

  record AddColumn(Column column) implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.addColumn(column);
    }

    @Override
    public String text() {
      return "add column " + column.name() + " " + column.type();
    }
  }

  record WidenColumn(String column, ColumnType from, ColumnType to) implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.widen(column, to);
    }

    @Override
    public String text() {
      return "widen column " + column + " from " + from + " to " + to;
    }
  }

  record SetDoc(String column, String doc) implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.setDoc(column, doc);
    }

    @Override
    public String text() {
      return "describe column " + column + " as '" + doc + "'";
    }
  }

  record AllowNulls(String column) implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.allowNulls(column);
    }

    @Override
    public String text() {
      return "allow nulls in column " + column;
    }
  }

  record SetKey(List<String> key) implements TableChange {
    public SetKey {
      key = List.copyOf(key);
    }

    @Override
    public void applyTo(TableEdit edit) {
      edit.setKey(key);
    }

    @Override
    public String text() {
      return "declare key " + String.join(", ", key);
    }
  }

  /** {@code from} is empty when the table lacks the property. */
  record SetProperty(String name, String from, String to) implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.setProperty(name, to);
    }

    @Override
    public String text() {
      return "set " + name + " to " + to + (from.isEmpty() ? "" : " (was " + from + ")");
    }
  }

  record AddFirstSnapshot() implements TableChange {
    @Override
    public void applyTo(TableEdit edit) {
      edit.addFirstSnapshot();
    }

    @Override
    public String text() {
      return "add the first, empty snapshot";
    }
  }
}
