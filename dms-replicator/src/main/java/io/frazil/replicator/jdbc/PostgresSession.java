package io.frazil.replicator.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A session of PostgreSQL in which the text of a value is always the same. */
public final class PostgresSession {

  /** What a session says first, for every value's text. */
  public static final List<String> SETTINGS =
      List.of(
          "SET TimeZone = 'UTC'",
          "SET DateStyle = 'ISO'",
          "SET IntervalStyle = 'postgres'",
          "SET bytea_output = 'hex'",
          "SET extra_float_digits = 1",
          "SET xmloption = 'content'");

  private PostgresSession() {}

  /** A connection without autocommit, whose values come as text; the caller closes it. */
  public static Connection open(DatabaseLogin login) {
    Connection connection = login.connect(Map.of("binaryTransfer", "false"));
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw SqlFailures.of("begin a session at " + login.shown(), e);
    }
  }
}
