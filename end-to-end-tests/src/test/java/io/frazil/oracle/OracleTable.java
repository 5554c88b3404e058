package io.frazil.oracle;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the source, and what Frazil is told of it. A row of it is a list of texts, one per
 * column, null for SQL NULL.
 */
record OracleTable(String name, List<Column> columns, List<String> key) {

  /** A column; those of the key are never null. */
  record Column(String name, ValueKind kind) {}

  OracleTable {
    requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException(name + " has no column " + column);
  }

  Column column(String column) {
    return columns.get(indexOf(column));
  }

  List<String> keyOf(List<String> row) {
    return key.stream().map(column -> row.get(indexOf(column))).toList();
  }

  /** The same table after its source was given a column at the end. */
  OracleTable with(Column added) {
    List<Column> more = new ArrayList<>(columns);
    more.add(added);
    return new OracleTable(name, more, key);
  }

  /** The same table after its source has lost a column. */
  OracleTable without(String dropped) {
    return new OracleTable(
        name, columns.stream().filter(column -> !column.name().equals(dropped)).toList(), key);
  }

  /** The same table after a column of its source was given another type. */
  OracleTable with(String column, ValueKind kind) {
    return new OracleTable(
        name,
        columns.stream()
            .map(each -> each.name().equals(column) ? new Column(column, kind) : each)
            .toList(),
        key);
  }

  /** The statement that creates it. */
  String ddl(SourceKind source) {
    String definitions =
        columns.stream()
            .map(
                column ->
                    source.quoted(column.name())
                        + " "
                        + column.kind().sqlType(source)
                        + (key.contains(column.name()) ? " not null" : ""))
            .collect(Collectors.joining(", "));
    String primaryKey =
        key.isEmpty()
            ? ""
            : ", primary key ("
                + key.stream().map(source::quoted).collect(Collectors.joining(", "))
                + ")";
    // MariaDB's own order takes letters of either case, and texts with blanks behind, for one key.
    String collation =
        source == SourceKind.MARIADB
            ? " character set utf8mb4 collate utf8mb4_nopad_bin engine innodb"
            : "";
    return "create table "
        + source.quoted(name)
        + " ("
        + definitions
        + primaryKey
        + ")"
        + collation;
  }

  /**
   * Its entry in the pipeline file's list of tables.
   *
   * @param schema of the table; for MariaDB the database
   */
  String yaml(SourceKind source, String schema) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("  - source: ").append(schema).append('.').append(name).append('\n');
    yaml.append("    target: mirror.").append(name).append('\n');
    yaml.append("    key: [").append(String.join(", ", key)).append("]\n");
    yaml.append("    columns:\n");
    for (Column column : columns) {
      String type = column.kind().frazilType(source);
      yaml.append("      ").append(column.name()).append(": '").append(type).append("'\n");
    }
    return yaml.toString();
  }

  /** Its key, and its columns with their types, as discover finds them. */
  String discovered(SourceKind source) {
    return key
        + " "
        + columns.stream()
            .map(column -> column.name() + " " + column.kind().discoveredType(source))
            .toList();
  }

  /**
   * What is added to its entry once headerless files have another shape.
   *
   * @param before its shape in files of the first layout
   * @param from flush time of the first file of the second
   */
  String layouts(OracleTable before, String from) {
    return """
            layouts:
              - columns: [%s]
              - from: %s
                columns: [%s]
        """
        .formatted(before.names(), from, names());
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
