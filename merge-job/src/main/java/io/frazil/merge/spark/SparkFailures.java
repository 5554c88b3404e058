package io.frazil.merge.spark;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
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

  /** The failure a task threw, or a BUG that names what was attempted. */
  static FrazilException translate(String attempted, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FrazilException) {
        return (FrazilException) cause;
      }
    }
    return new FrazilException(
        FailureKind.BUG, "Cannot " + attempted + ": " + failure.getMessage(), failure);
  }
}
