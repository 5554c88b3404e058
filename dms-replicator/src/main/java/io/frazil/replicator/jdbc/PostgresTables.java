package io.frazil.replicator.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTables;
import io.frazil.replicator.types.PostgresType;
import io.frazil.replicator.types.PostgresTypes;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import io.frazil.replicator.types.PostgresValues;
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

/** Tables of a PostgreSQL database, read through one connection. */
public final class PostgresTables implements SourceTables {

  private static final int ROWS_PER_FETCH = 2_000;

  private final DatabaseLogin login;
  private final Predicate<TableId> listed;
  private final Booleans booleans;
  private final Connection connection;
  private final PostgresCatalog catalog;

  private PostgresTables(
      DatabaseLogin login, Predicate<TableId> tables, Booleans booleans, Connection connection) {
    this.login = login;
    this.listed = tables;
    this.booleans = booleans;
    this.connection = connection;
    this.catalog = new PostgresCatalog(connection);
  }

  /**
   * Connects.
   *
   * @param tables those that are listed
   * @throws FrazilException when the database refuses the user or cannot be reached
   */
  public static PostgresTables connect(
      DatabaseLogin login, Predicate<TableId> tables, Booleans booleans) {
    return new PostgresTables(login, tables, booleans, PostgresSession.open(login));
  }

  @Override
  public List<SourceTable> list() {
    try {
      List<SourceTable> tables = new ArrayList<>();
      for (Map.Entry<TableId, List<PostgresCatalog.Column>> table : catalog.tables().entrySet()) {
        if (listed.test(table.getKey())) {
          tables.add(sourceTable(table.getKey(), table.getValue()));
        }
      }
      connection.commit();
      return List.copyOf(tables);
    } catch (SQLException e) {
      throw SqlFailures.of("list tables of " + login.shown(), e);
    }
  }

  @Override
  public void load(SourceTable table, Consumer<SourceRow> rows) {
    try {
      List<PostgresCatalog.Column> columns = catalog.tables().getOrDefault(table.id(), List.of());
      if (columns.isEmpty() || !sourceTable(table.id(), columns).equals(table)) {
        throw new FrazilException(
            FailureKind.SCHEMA_DRIFT,
            "Cannot load %s: it was altered or dropped since it was listed. Run again."
                .formatted(table.id()));
      }
      List<PostgresType> types = columns.stream().map(PostgresCatalog.Column::type).toList();
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(ROWS_PER_FETCH);
        try (ResultSet selected = statement.executeQuery(select(table.id(), columns))) {
          while (selected.next()) {
            rows.accept(row(table, types, selected));
          }
        }
      }
      connection.commit();
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

  private SourceTable sourceTable(TableId id, List<PostgresCatalog.Column> columns)
      throws SQLException {
    return new SourceTable(
        id,
        columns.stream()
            .map(
                column ->
                    new SourceColumn(column.name(), PostgresTypes.dmsType(column.type(), booleans)))
            .toList(),
        catalog.identity(id).map(PostgresCatalog.Identity::key).orElse(List.of()));
  }

  private static SourceRow row(SourceTable table, List<PostgresType> types, ResultSet selected)
      throws SQLException {
    List<Object> values = new ArrayList<>(types.size());
    for (int i = 0; i < types.size(); i++) {
      SourceColumn column = table.columns().get(i);
      String text = selected.getString(i + 1);
      values.add(
          text == null
              ? null
              : RefusedValues.translate(
                  table.id(),
                  column.name(),
                  types.get(i),
                  type -> PostgresValues.value(type, column.type(), text)));
    }
    return new SourceRow(values);
  }

  /** Every value is fetched as the text of its type; money as its number, free of the locale. */
  private static String select(TableId table, List<PostgresCatalog.Column> columns) {
    return columns.stream()
        .map(
            column ->
                quoted(column.name()) + (column.type().name().equals("money") ? "::numeric" : ""))
        .collect(
            Collectors.joining(
                ", ", "SELECT ", " FROM " + quoted(table.schema()) + "." + quoted(table.table())));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
