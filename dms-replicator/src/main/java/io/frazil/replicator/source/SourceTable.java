package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The shape a source table has at one moment: a table that is altered is another value from then
 * on. For MySQL and MariaDB the schema is the database.
 *
 * @param columns in table order
 * @param key names of the primary key's columns, in key order; empty for a table without one
 */
public record SourceTable(TableId id, List<SourceColumn> columns, List<String> key) {

  /** A table's name in the source, whatever its shape. */
  public record TableId(String schema, String table) {

    public TableId {
      requireNonNull(schema, "schema is null");
      requireNonNull(table, "table is null");
    }

    @Override
    public String toString() {
      return schema + "." + table;
    }
  }

  public SourceTable {
    requireNonNull(id, "id is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    for (String name : key) {
      if (columns.stream().noneMatch(column -> column.name().equals(name))) {
        throw new IllegalArgumentException("Key column " + name + " is no column of " + id);
      }
    }
  }

  /** Place of a column in a row. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(id + " has no column " + column);
  }
}
