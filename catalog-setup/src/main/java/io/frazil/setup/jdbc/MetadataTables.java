package io.frazil.setup.jdbc;

import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables of any other database, by what its driver tells of them. */
final class MetadataTables {

  /** What DMS itself would name a schema that has no name is not known. */
  private static final String NO_SCHEMA = "default";

  private MetadataTables() {}

  static List<FoundTable> read(Connection connection) throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    String catalog = connection.getCatalog();
    TablesInOrder tables = new TablesInOrder();
    for (SourceTable table : names(metadata, catalog)) {
      try (ResultSet rows =
          metadata.getColumns(
              catalog, escaped(metadata, schemaOf(table)), escaped(metadata, table.table()), "%")) {
        while (rows.next()) {
          tables.column(table, column(rows));
        }
      }
      keyParts(metadata, catalog, table).forEach(part -> tables.keyPart(table, part));
    }
    return tables.tables();
  }

  private static List<SourceTable> names(DatabaseMetaData metadata, String catalog)
      throws SQLException {
    try (ResultSet rows = metadata.getTables(catalog, null, "%", new String[] {"TABLE"})) {
      List<SourceTable> names = new ArrayList<>();
      while (rows.next()) {
        String schema = rows.getString("TABLE_SCHEM");
        names.add(
            new SourceTable(schema == null ? NO_SCHEMA : schema, rows.getString("TABLE_NAME")));
      }
      return names;
    }
  }

  /** Whether the database has no schemas to name. */
  static boolean isUnnamed(SourceTable table) {
    return table.schema().equals(NO_SCHEMA);
  }

  private static String schemaOf(SourceTable table) {
    return isUnnamed(table) ? null : table.schema();
  }

  /** A name where a pattern is taken. */
  private static String escaped(DatabaseMetaData metadata, String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name == null || escape == null || escape.isEmpty()
        ? name
        : name.replace("_", escape + "_").replace("%", escape + "%");
  }

  private static SourceColumn column(ResultSet row) throws SQLException {
    JDBCType type = jdbcType(row.getInt("DATA_TYPE"));
    int size = row.getInt("COLUMN_SIZE");
    int digits = row.getInt("DECIMAL_DIGITS");
    String name = row.getString("TYPE_NAME");
    boolean decimal = type == JDBCType.DECIMAL || type == JDBCType.NUMERIC;
    String text = decimal && !name.contains("(") ? name + "(" + size + "," + digits + ")" : name;
    return new SourceColumn(row.getString("COLUMN_NAME"), text, type);
  }

  /** A driver may have types of its own. */
  private static JDBCType jdbcType(int code) {
    for (JDBCType type : JDBCType.values()) {
      if (type.getVendorTypeNumber() == code) {
        return type;
      }
    }
    return JDBCType.OTHER;
  }

  private static List<String> keyParts(DatabaseMetaData metadata, String catalog, SourceTable table)
      throws SQLException {
    try (ResultSet rows = metadata.getPrimaryKeys(catalog, schemaOf(table), table.table())) {
      Map<Integer, String> parts = new TreeMap<>();
      while (rows.next()) {
        parts.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
      return List.copyOf(parts.values());
    }
  }
}
