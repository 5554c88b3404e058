package io.frazil.replicator.jdbc;

import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.MariaDbType;
import io.frazil.replicator.types.MariaDbType.Sign;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the information schema of MySQL or MariaDB says of tables and keys, now. */
public final class MariaDbCatalog {

  private static final String COLUMNS =
      """
      SELECT c.TABLE_SCHEMA, c.TABLE_NAME, c.COLUMN_NAME, c.DATA_TYPE, c.COLUMN_TYPE,
        COALESCE(c.CHARACTER_MAXIMUM_LENGTH, c.NUMERIC_PRECISION, c.DATETIME_PRECISION, 0),
        COALESCE(c.NUMERIC_SCALE, 0)
      FROM information_schema.COLUMNS c
      JOIN information_schema.TABLES t
        ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
      WHERE t.TABLE_TYPE = 'BASE TABLE' AND c.TABLE_SCHEMA NOT IN
        ('mysql', 'information_schema', 'performance_schema', 'sys')
      ORDER BY CAST(c.TABLE_SCHEMA AS BINARY), CAST(c.TABLE_NAME AS BINARY), c.ORDINAL_POSITION
      """;

  private static final String KEYS =
      """
      SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME FROM information_schema.STATISTICS
      WHERE INDEX_NAME = 'PRIMARY' ORDER BY TABLE_SCHEMA, TABLE_NAME, SEQ_IN_INDEX
      """;

  private static final Pattern LABEL = Pattern.compile("'((?:[^']|'')*)'");

  private final Connection connection;

  public MariaDbCatalog(Connection connection) {
    this.connection = connection;
  }

  /** A column by its own type. */
  public record Column(String name, MariaDbType type) {}

  /**
   * A table.
   *
   * @param columns in table order
   * @param key in key order
   */
  public record Table(TableId id, List<Column> columns, List<String> key) {}

  /** All tables but the server's own, ordered by schema and name. */
  public List<Table> tables() throws SQLException {
    Map<TableId, List<String>> keys = keys();
    Map<TableId, List<Column>> columns = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(COLUMNS)) {
      while (rows.next()) {
        columns
            .computeIfAbsent(
                new TableId(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
            .add(new Column(rows.getString(3), type(rows)));
      }
    }
    List<Table> tables = new ArrayList<>();
    columns.forEach(
        (id, found) -> tables.add(new Table(id, found, keys.getOrDefault(id, List.of()))));
    return tables;
  }

  private Map<TableId, List<String>> keys() throws SQLException {
    Map<TableId, List<String>> keys = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(KEYS)) {
      while (rows.next()) {
        keys.computeIfAbsent(
                new TableId(rows.getString(1), rows.getString(2)), table -> new ArrayList<>())
            .add(rows.getString(3));
      }
    }
    return keys;
  }

  private static MariaDbType type(ResultSet row) throws SQLException {
    String name = row.getString(4).toLowerCase(Locale.ROOT);
    String declared = row.getString(5).toLowerCase(Locale.ROOT);
    long size = row.getLong(6);
    Sign sign = declared.contains("unsigned") ? Sign.UNSIGNED : Sign.SIGNED;
    return switch (name) {
      case "tinyint", "smallint", "mediumint", "int", "bigint" -> new MariaDbType(name, sign, 0, 0);
      case "decimal" -> new MariaDbType(name, sign, (int) size, row.getInt(7));
      case "enum" -> MariaDbType.of(name, longest(row.getString(5)));
      case "set" -> MariaDbType.of(name, together(row.getString(5)));
      case "char", "varchar", "binary", "varbinary", "bit", "datetime", "timestamp", "time" ->
          MariaDbType.of(name, (int) size);
      case "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection",
          "geometry" ->
          MariaDbType.of("geometry", 0);
      default -> MariaDbType.of(name, 0);
    };
  }

  private static int longest(String declared) {
    return labels(declared).stream()
        .mapToInt(label -> label.codePointCount(0, label.length()))
        .max()
        .orElse(0);
  }

  private static int together(String declared) {
    List<String> labels = labels(declared);
    return labels.stream().mapToInt(label -> label.codePointCount(0, label.length()) + 1).sum() - 1;
  }

  private static List<String> labels(String declared) {
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(declared);
    while (label.find()) {
      labels.add(label.group(1).replace("''", "'"));
    }
    return labels;
  }
}
