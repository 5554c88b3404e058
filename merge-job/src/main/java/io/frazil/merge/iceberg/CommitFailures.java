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
    return outcome(failure)
        .map(
            cause ->
                isLost(cause)
                    ? conflict(table, batchId, cause, failure)
                    : unknown(table, batchId, cause, failure));
  }

  private static FrazilException unknown(
      TableName table, String batchId, Throwable cause, Throwable failure) {
    return new FrazilException(
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
        failure);
  }

  private static FrazilException conflict(
      TableName table, String batchId, Throwable cause, Throwable failure) {
    return new FrazilException(
        FailureKind.COMMIT_CONFLICT,
        "Cannot commit batch "
            + batchId
            + " to "
            + table
            + ": another commit came first ("
            + firstLine(cause)
            + "). Nothing was changed; run the merge again.",
        failure);
  }

  /**
   * COMMIT_UNKNOWN or COMMIT_CONFLICT, as {@link #find} tells them; empty when the failure is
   * something else.
   */
  public static Optional<FailureKind> kindOf(Throwable failure) {
    return outcome(failure)
        .map(cause -> isLost(cause) ? FailureKind.COMMIT_CONFLICT : FailureKind.COMMIT_UNKNOWN);
  }

  /** The first in the chain that says what became of a commit. */
  private static Optional<Throwable> outcome(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isLost(cause)
          || cause instanceof CommitStateUnknownException
          || cause instanceof UncheckedSQLException) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  private static boolean isLost(Throwable cause) {
    return cause instanceof CommitFailedException || cause instanceof ValidationException;
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
