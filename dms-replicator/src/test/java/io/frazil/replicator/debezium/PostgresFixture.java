package io.frazil.replicator.debezium;

import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import io.frazil.testdatabases.PostgresServer;
import io.frazil.testdatabases.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A database whose log is kept from the moment on when its tables are made. */
final class PostgresFixture implements AutoCloseable {

  final TestDatabase database;
  final DatabaseLogin login;
  final LogOptions options;
  final PostgresLog log;
  LogPosition from;

  private PostgresFixture(TestDatabase database) {
    this.database = database;
    this.login =
        new DatabaseLogin(
            database.jdbcUrl(), database.server().user(), database.server().password());
    this.options =
        new LogOptions(
            table -> true, "frazil_test", database.name() + "_slot", Booleans.AS_BOOLEAN);
    this.log = new PostgresLog(login, options);
  }

  static PostgresFixture create(PostgresServer server, String... statements) {
    TestDatabase database = server.createDatabase("log");
    database.execute(statements);
    PostgresFixture fixture = new PostgresFixture(database);
    fixture.from = fixture.log.start();
    return fixture;
  }

  /** What was committed since the log was kept, up to now. */
  List<SourceTransaction> read() {
    RecordingSink sink = RecordingSink.forgetful();
    log.read(from, Optional.of(log.now()), sink);
    return sink.transactions;
  }

  /** As {@link #read}, as one line a change. */
  List<String> lines() {
    return read().stream()
        .flatMap(transaction -> transaction.changes().stream())
        .map(PostgresFixture::line)
        .toList();
  }

  String one(String query) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Such as {@code UPDATE public.orders 1|- -> 2|new}. */
  static String line(SourceChange change) {
    return change.kind()
        + " "
        + change.table().id()
        + change.before().map(row -> " " + values(row)).orElse("")
        + change.after().map(row -> " -> " + values(row)).orElse("");
  }

  static List<String> columns(SourceTable table) {
    return table.columns().stream()
        .map(column -> column.name() + " " + column.type().kind() + " " + column.type().first())
        .toList();
  }

  private static String values(SourceRow row) {
    return row.values().stream()
        .map(value -> value == SourceRow.Unlogged.VALUE ? "-" : String.valueOf(value))
        .collect(Collectors.joining("|"));
  }

  @Override
  public void close() {
    log.close();
    database.close();
  }
}
