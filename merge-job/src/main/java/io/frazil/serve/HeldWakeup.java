package io.frazil.serve;

import java.time.Duration;
import java.util.Optional;

/** A message on its way through the tables it names. */
final class HeldWakeup {

  private final Wakeup wakeup;
  private int open;
  private Optional<Duration> back = Optional.empty();

  HeldWakeup(Wakeup wakeup) {
    this.wakeup = wakeup;
  }

  Wakeup wakeup() {
    return wakeup;
  }

  /** One table more must be drained. */
  void await() {
    open++;
  }

  /** A table was drained. */
  void arrive() {
    open--;
  }

  /** A table was not drained, and may be again after that time. */
  void fail(Duration after) {
    back = back.filter(longest -> longest.compareTo(after) >= 0).or(() -> Optional.of(after));
  }

  boolean isSettled() {
    return open == 0;
  }

  /** After what time it goes back; empty when every table was drained. */
  Optional<Duration> back() {
    return back;
  }
}
