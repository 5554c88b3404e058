package io.frazil.merge.spark;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.setup.iceberg.IcebergFailures;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds Frazil's own failure in what Spark wraps around it. */
final class SparkFailures {

  private SparkFailures() {}

  /**
   * Runs the work; what it throws comes out as Frazil's. Spark throws its checked exceptions
   * without declaring them, so that no narrower clause would catch them.
   */
  static <T> T translating(String attempted, Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) {
      throw translate(attempted, e);
    }
  }

  /**
   * The failure a task threw; EXTERNAL where catalog, storage or disk failed, CONFIGURATION where
   * AWS says what is not set right; else a BUG that names what was attempted.
   */
  static FrazilException translate(String attempted, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FrazilException known) {
        return known;
      }
      if (cause instanceof IOException) {
        return new FrazilException(
            FailureKind.EXTERNAL,
            "Cannot "
                + attempted
                + ": "
                + firstLine(cause)
                + ". Check disk, storage and network, then run it again.",
            failure);
      }
      if (cause instanceof RuntimeException) {
        Optional<FrazilException> met = IcebergFailures.find(attempted, (RuntimeException) cause);
        if (met.isPresent()) {
          return met.get();
        }
      }
    }
    return new FrazilException(
        FailureKind.BUG,
        "Cannot "
            + attempted
            + ": "
            + firstLine(failure)
            + ". This is a bug in Frazil; please report it with the log.",
        failure);
  }

  /** What Spark reports of a task goes on with the trace of it. */
  static String firstLine(Throwable failure) {
    String text = failure.toString();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
