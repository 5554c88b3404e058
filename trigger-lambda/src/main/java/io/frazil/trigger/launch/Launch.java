package io.frazil.trigger.launch;

import static java.util.Objects.requireNonNull;

/**
 * What became of a request to start a run.
 *
 * @param text the id of the run that was started, else why it was not
 */
public record Launch(Kind kind, String text) {

  /** The outcomes. */
  public enum Kind {
    /** The run will see what had arrived when it was asked for. */
    STARTED,
    /**
     * An earlier run is active; it may have listed already, so that the request must come again.
     */
    BUSY,
    /** The trigger's time is over, before the run was begun or before it was done. */
    POSTPONED,
    /** The launcher refused or did not answer. */
    FAILED;

    /** Whether a sweep must be repeated for it: an active run does as well as a new one. */
    public boolean mustComeAgain() {
      return this == POSTPONED || this == FAILED;
    }
  }

  public Launch {
    requireNonNull(kind, "kind is null");
    requireNonNull(text, "text is null");
  }

  public static Launch started(String run) {
    return new Launch(Kind.STARTED, run);
  }

  public static Launch busy(String reason) {
    return new Launch(Kind.BUSY, reason);
  }

  public static Launch postponed(String reason) {
    return new Launch(Kind.POSTPONED, reason);
  }

  public static Launch failed(String reason) {
    return new Launch(Kind.FAILED, reason);
  }

  public boolean isStarted() {
    return kind == Kind.STARTED;
  }
}
