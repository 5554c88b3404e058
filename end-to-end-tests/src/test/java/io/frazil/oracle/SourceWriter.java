package io.frazil.oracle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Single-row statements on a connection; who commits is the caller. */
final class SourceWriter {

  private final SourceKind source;
  private final Connection connection;

  SourceWriter(SourceKind source, Connection connection) {
    this.source = source;
    this.connection = connection;
  }

  void insert(OracleTable table, List<String> row) throws SQLException {
    String columns =
        table.columns().stream()
            .map(column -> source.quoted(column.name()))
            .collect(Collectors.joining(", "));
    String markers =
        table.columns().stream()
            .map(column -> column.kind().marker(source))
            .collect(Collectors.joining(", "));
    run(
        "insert into "
            + source.quoted(table.name())
            + " ("
            + columns
            + ") values ("
            + markers
            + ")",
        parameters(table, columnNames(table), row));
  }

  /** Sets some columns, which may be of the key, of the row with that key. */
  void update(OracleTable table, List<String> key, List<String> columns, List<String> values)
      throws SQLException {
    String assignments =
        columns.stream()
            .map(name -> source.quoted(name) + " = " + table.column(name).kind().marker(source))
            .collect(Collectors.joining(", "));
    List<Object> parameters = parameters(table, columns, values);
    parameters.addAll(parameters(table, table.key(), key));
    run("update " + source.quoted(table.name()) + " set " + assignments + where(table), parameters);
  }

  void delete(OracleTable table, List<String> key) throws SQLException {
    run(
        "delete from " + source.quoted(table.name()) + where(table),
        parameters(table, table.key(), key));
  }

  private String where(OracleTable table) {
    return table.key().stream()
        .map(name -> source.quoted(name) + " = " + table.column(name).kind().marker(source))
        .collect(Collectors.joining(" and ", " where ", ""));
  }

  private static List<String> columnNames(OracleTable table) {
    return table.columns().stream().map(OracleTable.Column::name).toList();
  }

  private List<Object> parameters(OracleTable table, List<String> columns, List<String> texts) {
    List<Object> parameters = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = texts.get(i);
      parameters.add(
          text == null ? null : table.column(columns.get(i)).kind().parameter(source, text));
    }
    return parameters;
  }

  /** Runs a statement that touches one row and no other. */
  private void run(String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      int rows = statement.executeUpdate();
      if (rows != 1) {
        throw new AssertionError("Expected one row of " + sql + " " + parameters + ", got " + rows);
      }
    }
  }
}
