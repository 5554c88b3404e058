package io.frazil.replicator.binlog;

import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.SqlFailures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** What a MySQL or MariaDB server says of its binary log. */
final class BinlogServer {

  private final DatabaseLogin login;

  BinlogServer(DatabaseLogin login) {
    this.login = login;
  }

  /** The end of the log. Fails unless the log holds whole rows and describes them. */
  BinlogPlace end() {
    try (Connection connection = login.connect(Map.of());
        Statement statement = connection.createStatement()) {
      require(statement, "log_bin", "ON");
      require(statement, "binlog_format", "ROW");
      require(statement, "binlog_row_image", "FULL");
      require(statement, "binlog_row_metadata", "FULL");
      boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
      try (ResultSet rows =
          statement.executeQuery(mariaDb ? "SHOW MASTER STATUS" : "SHOW BINARY LOG STATUS")) {
        rows.next();
        return new BinlogPlace(rows.getString(1), rows.getLong(2));
      }
    } catch (SQLException e) {
      throw SqlFailures.of("look at the binary log of " + login.shown(), e);
    }
  }

  /** Fails unless the log still begins before a place. */
  void requireKept(BinlogPlace from) {
    try (Connection connection = login.connect(Map.of());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW BINARY LOGS")) {
      while (rows.next()) {
        if (rows.getString(1).equals(from.file())) {
          return;
        }
      }
      throw login.refuse(
          ("Cannot read the binary log of %s from %s: the server has purged %s. Keep the log"
                  + " longer (binlog_expire_logs_seconds), and begin again with a full load.")
              .formatted(login.shown(), from, from.file()));
    } catch (SQLException e) {
      throw SqlFailures.of("list the binary logs of " + login.shown(), e);
    }
  }

  Charsets charsets() {
    try (Connection connection = login.connect(Map.of())) {
      return Charsets.read(connection);
    } catch (SQLException e) {
      throw SqlFailures.of("list the character sets of " + login.shown(), e);
    }
  }

  private void require(Statement statement, String variable, String expected) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SHOW GLOBAL VARIABLES LIKE '" + variable + "'")) {
      String found = rows.next() ? rows.getString(2) : "nothing";
      if (!found.equalsIgnoreCase(expected)) {
        throw login.refuse(
            ("Cannot read the binary log of %s: it does not hold what is needed. Expected %s = %s,"
                    + " got %s. Set it in the server's configuration and restart the server.")
                .formatted(login.shown(), variable, expected, found));
      }
    }
  }
}
