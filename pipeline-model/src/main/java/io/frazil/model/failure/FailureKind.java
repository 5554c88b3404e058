package io.frazil.model.failure;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Who must act on a failure, and whether running again can help. The exit code of the command is
 * the worst kind met.
 */
public enum FailureKind {
  /** An invariant of Frazil's own is broken; running again will not help. */
  BUG(1),
  /** The pipeline file, an argument or the catalog's state must be changed by the deployer. */
  CONFIGURATION(2),
  /** The change files hold what must not be merged; the owner of the source data must act. */
  SOURCE_DATA(3),
  /** The shape of the data is no longer the declared one and the policy refuses to follow it. */
  SCHEMA_DRIFT(4),
  /** Other writers won the race more often than allowed; running again is safe and may help. */
  COMMIT_CONFLICT(5),
  /** A commit was sent and its outcome could not be found out; look for the batch id first. */
  COMMIT_UNKNOWN(6),
  /** Storage or catalog is unavailable or denies access; running again may help. */
  EXTERNAL(7);

  private final int exitCode;

  FailureKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * Exit code of a command that met these failures: that of the worst, 0 when there is none. Worst
   * is what asks for a person first, in the order of the constants: a bug before wrong
   * configuration, and last what running again may mend.
   */
  public static int exitCode(Stream<FailureKind> kinds) {
    return kinds.min(Comparator.naturalOrder()).map(FailureKind::exitCode).orElse(0);
  }

  /** Exit code of the command, 1 to 7; 0 is success. */
  public int exitCode() {
    return exitCode;
  }
}
