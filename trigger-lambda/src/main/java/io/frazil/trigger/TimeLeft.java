package io.frazil.trigger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What is left of an invocation's time, and how much of it a run may have. The last five seconds
 * are kept free for what comes after the runs; with less than ten before them no run is begun. Of
 * an invocation that is short from the beginning, each is a third at most.
 */
final class TimeLeft {

  private static final int KEPT_FREE_MILLIS = 5_000;
  private static final int LEAST_MILLIS = 10_000;

  private final IntSupplier remainingMillis;
  private final int keptFreeMillis;
  private final int leastMillis;

  /** {@code remainingMillis} is asked now and before each run. */
  TimeLeft(IntSupplier remainingMillis) {
    int third = remainingMillis.getAsInt() / 3;
    this.remainingMillis = remainingMillis;
    this.keptFreeMillis = Math.min(KEPT_FREE_MILLIS, third);
    this.leastMillis = Math.min(LEAST_MILLIS, third);
  }

  /** How long a run may be waited for; empty when none is to be begun any more. */
  Optional<Duration> ofARun() {
    int millis = remainingMillis.getAsInt() - keptFreeMillis;
    return millis < Math.max(1, leastMillis)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(millis));
  }
}
