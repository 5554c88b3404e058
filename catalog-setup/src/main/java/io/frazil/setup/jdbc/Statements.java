package io.frazil.setup.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Small statements, read whole. */
final class Statements {

  /** Makes a value of the row a result stands on. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Statements() {}

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static <T> List<T> query(Connection connection, String sql, RowReader<T> reader)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return read(rows, reader);
    }
  }

  static <T> List<T> read(ResultSet rows, RowReader<T> reader) throws SQLException {
    List<T> values = new ArrayList<>();
    while (rows.next()) {
      values.add(reader.read(rows));
    }
    return values;
  }
}
