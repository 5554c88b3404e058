package io.frazil.setup.jdbc;

import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.util.List;

/** Tables of MySQL and MariaDB, whose schemas are databases. */
final class MySqlTables {

  private static final String COLUMNS =
      """
      SELECT c.table_schema, c.table_name, c.column_name, c.column_type
        FROM information_schema.columns c
        JOIN information_schema.tables t
          ON t.table_schema = c.table_schema AND t.table_name = c.table_name
       WHERE t.table_type = 'BASE TABLE'
         AND c.table_schema NOT IN ('mysql', 'sys', 'information_schema', 'performance_schema')
         AND (DATABASE() IS NULL OR c.table_schema = DATABASE())
       ORDER BY c.table_schema, c.table_name, c.ordinal_position
      """;

  private static final String KEYS =
      """
      SELECT table_schema, table_name, column_name
        FROM information_schema.key_column_usage
       WHERE constraint_name = 'PRIMARY'
         AND (DATABASE() IS NULL OR table_schema = DATABASE())
       ORDER BY table_schema, table_name, ordinal_position
      """;

  private MySqlTables() {}

  /** The tables of the database connected to, or of all where there is none. */
  static List<FoundTable> read(Connection connection) throws SQLException {
    TablesInOrder tables = new TablesInOrder();
    Statements.query(
        connection,
        COLUMNS,
        row -> {
          SourceTable table = new SourceTable(row.getString(1), row.getString(2));
          tables.column(
              table, new SourceColumn(row.getString(3), row.getString(4), JDBCType.OTHER));
          return table;
        });
    Statements.query(
        connection,
        KEYS,
        row -> {
          SourceTable table = new SourceTable(row.getString(1), row.getString(2));
          tables.keyPart(table, row.getString(3));
          return table;
        });
    return tables.tables();
  }
}
