package io.frazil.setup.jdbc;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.sql.SQLException;

/** What a database refuses, as a failure that says what was tried. */
final class JdbcFailures {

  private JdbcFailures() {}

  /**
   * @param attempt as in {@code read the tables of}
   */
  static FrazilException failure(String attempt, SourceAccess access, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    boolean configuration =
        state.startsWith("28") || state.startsWith("3D") || state.startsWith("42");
    String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    return new FrazilException(
        configuration ? FailureKind.CONFIGURATION : FailureKind.EXTERNAL,
        "Cannot %s %s: %s%s".formatted(attempt, access, reason, reason.endsWith(".") ? "" : "."),
        e);
  }
}
