package io.frazil.replicator.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTables;
import io.frazil.replicator.types.MariaDbType;
import io.frazil.replicator.types.MariaDbTypes;
import io.frazil.replicator.types.MariaDbValues;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tables of a MySQL or MariaDB server, read through one connection; a schema is a database. */
public final class MariaDbTables implements SourceTables {

  private static final int ROWS_PER_FETCH = 2_000;

  private final DatabaseLogin login;
  private final Predicate<TableId> listed;
  private final Connection connection;

  private MariaDbTables(DatabaseLogin login, Predicate<TableId> tables, Connection connection) {
    this.login = login;
    this.listed = tables;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param tables those that are listed
   * @throws FrazilException when the server refuses the user or cannot be reached
   */
  public static MariaDbTables connect(DatabaseLogin login, Predicate<TableId> tables) {
    Connection connection = login.connect(Map.of());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET time_zone = '+00:00'");
      return new MariaDbTables(login, tables, connection);
    } catch (SQLException e) {
      throw SqlFailures.of("begin a session at " + login.shown(), e);
    }
  }

  @Override
  public List<SourceTable> list() {
    try {
      List<SourceTable> tables = new ArrayList<>();
      for (MariaDbCatalog.Table table : new MariaDbCatalog(connection).tables()) {
        if (listed.test(table.id())) {
          tables.add(sourceTable(table));
        }
      }
      return List.copyOf(tables);
    } catch (SQLException e) {
      throw SqlFailures.of("list tables of " + login.shown(), e);
    }
  }

  @Override
  public void load(SourceTable table, Consumer<SourceRow> rows) {
    try {
      MariaDbCatalog.Table now =
          new MariaDbCatalog(connection)
              .tables().stream()
                  .filter(found -> found.id().equals(table.id()))
                  .filter(found -> sourceTable(found).equals(table))
                  .findFirst()
                  .orElseThrow(() -> altered(table));
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_PER_FETCH);
        try (ResultSet selected = statement.executeQuery(select(now))) {
          while (selected.next()) {
            rows.accept(row(table, now.columns(), selected));
          }
        }
      }
    } catch (SQLException e) {
      throw SqlFailures.of("load " + table.id() + " of " + login.shown(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlFailures.of("close the connection to " + login.shown(), e);
    }
  }

  private static FrazilException altered(SourceTable table) {
    return new FrazilException(
        FailureKind.SCHEMA_DRIFT,
        "Cannot load %s: it was altered or dropped since it was listed. Run again."
            .formatted(table.id()));
  }

  private static SourceTable sourceTable(MariaDbCatalog.Table table) {
    List<SourceColumn> columns = new ArrayList<>();
    for (MariaDbCatalog.Column column : table.columns()) {
      Object type =
          RefusedValues.translate(table.id(), column.name(), column.type(), MariaDbTypes::dmsType);
      columns.add(new SourceColumn(column.name(), (io.frazil.replicator.source.DmsType) type));
    }
    return new SourceTable(table.id(), columns, table.key());
  }

  private static SourceRow row(
      SourceTable table, List<MariaDbCatalog.Column> columns, ResultSet selected)
      throws SQLException {
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      SourceColumn column = table.columns().get(i);
      String text = selected.getString(i + 1);
      values.add(
          text == null
              ? null
              : RefusedValues.translate(
                  table.id(),
                  column.name(),
                  columns.get(i).type(),
                  type -> MariaDbValues.value(type, column.type(), text)));
    }
    return new SourceRow(values);
  }

  private static String select(MariaDbCatalog.Table table) {
    TableId id = table.id();
    return table.columns().stream()
        .map(column -> expression(column.type(), quoted(column.name())))
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM " + quoted(id.schema()) + "." + quoted(id.table())));
  }

  /** Text for every value, and all digits of a float, of which the server shows but six. */
  private static String expression(MariaDbType type, String column) {
    return switch (type.name()) {
      case "float" -> "(" + column + " + 0e0)";
      case "bit" -> "LPAD(HEX(" + column + "), " + 2 * ((type.first() + 7) / 8) + ", '0')";
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry" ->
          "HEX(" + column + ")";
      case "date", "datetime", "timestamp", "time", "year" -> "CAST(" + column + " AS CHAR)";
      default -> column;
    };
  }

  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
