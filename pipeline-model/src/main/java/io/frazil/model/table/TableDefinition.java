package io.frazil.model.table;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A target table as the pipeline file declares it.
 *
 * @param columns in table order, names unique
 * @param key names of the merge key columns, in order; at least one, each a column
 * @param partitions in spec order; may be empty
 * @param writeMode how MERGE changes existing rows
 * @param properties Iceberg table properties that the pipeline file adds or overrides
 */
public record TableDefinition(
    TableName name,
    List<Column> columns,
    List<String> key,
    List<PartitionField> partitions,
    WriteMode writeMode,
    Map<String, String> properties) {

  public TableDefinition {
    requireNonNull(name, "name is null");
    requireNonNull(writeMode, "writeMode is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    partitions = List.copyOf(partitions);
    properties = Map.copyOf(properties);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("Table " + name + " has no key");
    }
    List<String> names = columns.stream().map(Column::name).toList();
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("Table " + name + " declares a column twice: " + names);
    }
    for (String part : key) {
      if (!names.contains(part)) {
        throw new IllegalArgumentException(
            "Key column " + part + " of table " + name + " is not among " + names);
      }
    }
  }

  /** The same table with other columns, the key's among them. */
  public TableDefinition with(List<Column> others) {
    return new TableDefinition(name, others, key, partitions, writeMode, properties);
  }

  /** The column of that name. */
  public Column column(String columnName) {
    return columns.stream()
        .filter(column -> column.name().equals(columnName))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Table " + name + " has no column " + columnName));
  }

  /** The key columns, in key order. */
  public List<Column> keyColumns() {
    return key.stream().map(this::column).toList();
  }
}
