package io.frazil.replicator.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.sql.SQLException;

/** What a database's refusal means to whoever runs the replicator. */
public final class SqlFailures {

  private SqlFailures() {}

  /**
   * The failure of a statement.
   *
   * @param attempt verb and object, such as {@code list tables of jdbc:...}
   */
  public static FrazilException of(String attempt, SQLException cause) {
    String state = cause.getSQLState() == null ? "" : cause.getSQLState();
    if (state.startsWith("28") || state.equals("42501") || state.equals("42000")) {
      return new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot %s: %s. Expected a user who may do so. Give the user the right, or name another."
              .formatted(attempt, reason(cause)),
          cause);
    }
    if (state.startsWith("3D")) {
      return new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot %s: %s. Name a database that exists.".formatted(attempt, reason(cause)),
          cause);
    }
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot %s: %s. Look whether the database runs and can be reached, then run again."
            .formatted(attempt, reason(cause)),
        cause);
  }

  private static String reason(SQLException cause) {
    String message = String.valueOf(cause.getMessage()).strip();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }
}
