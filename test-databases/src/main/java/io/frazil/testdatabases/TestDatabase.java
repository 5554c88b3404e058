package io.frazil.testdatabases;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of one test, dropped when it is closed. */
public final class TestDatabase implements AutoCloseable {

  private final DatabaseServer server;
  private final String name;
  private final String administration;

  /**
   * Creates the database.
   *
   * @param administration the database from which others are created and dropped
   */
  static TestDatabase create(DatabaseServer server, String name, String administration) {
    TestDatabase created = new TestDatabase(server, name, administration);
    created.administer("CREATE DATABASE " + name);
    return created;
  }

  private TestDatabase(DatabaseServer server, String name, String administration) {
    this.server = server;
    this.name = name;
    this.administration = administration;
  }

  public String name() {
    return name;
  }

  public DatabaseServer server() {
    return server;
  }

  public String jdbcUrl() {
    return server.jdbcUrl(name);
  }

  /** A new connection; the caller closes it. */
  public Connection connect() {
    return connect(jdbcUrl());
  }

  /** Executes statements one by one, each in a transaction of its own. */
  public void execute(String... statements) {
    run(jdbcUrl(), List.of(statements));
  }

  /** Drops it, whoever is still connected. */
  @Override
  public void close() {
    administer(server.dropStatement(name));
  }

  private void administer(String statement) {
    run(server.jdbcUrl(administration), List.of(statement));
  }

  private Connection connect(String url) {
    try {
      return DriverManager.getConnection(url, server.user(), server.password());
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot connect to %s.".formatted(url), e);
    }
  }

  private void run(String url, List<String> statements) {
    for (String sql : statements) {
      try (Connection connection = connect(url);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot execute on %s: %s".formatted(url, sql), e);
      }
    }
  }
}
