package io.frazil.merge.spark;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;

/** Finds Frazil's own failure in what Spark wraps around it. */
final class SparkFailures {

  private SparkFailures() {}

  /** The failure a task threw, or a BUG that names what was attempted. */
  static FrazilException translate(String attempted, RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FrazilException) {
        return (FrazilException) cause;
      }
    }
    return new FrazilException(
        FailureKind.BUG, "Cannot " + attempted + ": " + failure.getMessage(), failure);
  }
}
