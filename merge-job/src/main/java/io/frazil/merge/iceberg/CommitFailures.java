package io.frazil.merge.iceberg;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.io.IOException;
import java.util.Optional;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Tells what a failed commit means, however deep the engine has wrapped Iceberg's exception. */
public final class CommitFailures {

  private CommitFailures() {}

  /**
   * The failure as Frazil's: COMMIT_UNKNOWN when the commit may have landed, COMMIT_CONFLICT when
   * it did not because another came first; empty when the failure is something else. The JDBC
   * catalog passes on what its database says, and a connection lost says nothing of the outcome.
   */
  public static Optional<FrazilException> find(TableName table, String batchId, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CommitStateUnknownException || cause instanceof UncheckedSQLException) {
        return Optional.of(
            new FrazilException(
                FailureKind.COMMIT_UNKNOWN,
                "Cannot tell whether batch "
                    + batchId
                    + " is in "
                    + table
                    + ": "
                    + firstLine(cause)
                    + ". Look for the batch with './frazil snapshots --table "
                    + table
                    + "', then run the merge again: it goes on from what is there.",
                failure));
      }
      if (cause instanceof CommitFailedException || cause instanceof ValidationException) {
        return Optional.of(
            new FrazilException(
                FailureKind.COMMIT_CONFLICT,
                "Cannot commit batch "
                    + batchId
                    + " to "
                    + table
                    + ": another commit came first ("
                    + firstLine(cause)
                    + "). Nothing was changed; run the merge again.",
                failure));
      }
    }
    return Optional.empty();
  }

  /** Whether a catalog's own exception says nothing of whether a commit has landed. */
  static boolean isUnanswered(RuntimeException failure) {
    return failure instanceof CommitStateUnknownException
        || failure instanceof UncheckedSQLException
        || isConnectionLost(failure);
  }

  /**
   * Whether a REST catalog gave no answer. Iceberg's client does not try a commit again, and says
   * no more than that something failed; whoever looks for the commit may try it anew.
   */
  static boolean isConnectionLost(RuntimeException failure) {
    return failure.getClass() == RESTException.class && failure.getCause() instanceof IOException;
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
