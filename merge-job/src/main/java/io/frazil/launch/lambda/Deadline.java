package io.frazil.launch.lambda;

import io.frazil.merge.run.BatchGate;
import java.util.function.IntSupplier;

/**
 * Closed when little of an invocation's time is left: what Lambda interrupts is lost work, though
 * never a wrong table. The last 90 seconds are kept free, or the last third of a shorter time.
 */
final class Deadline implements BatchGate {

  private static final int KEPT_FREE_MILLIS = 90_000;

  private final IntSupplier remainingMillis;
  private final int keptFreeMillis;

  /** {@code remainingMillis} is asked now and before each batch. */
  Deadline(IntSupplier remainingMillis) {
    this.remainingMillis = remainingMillis;
    this.keptFreeMillis = Math.min(KEPT_FREE_MILLIS, remainingMillis.getAsInt() / 3);
  }

  @Override
  public boolean isOpen() {
    return remainingMillis.getAsInt() > keptFreeMillis;
  }
}
