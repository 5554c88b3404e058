package io.frazil.serve;

import java.time.Duration;
import java.util.List;

/** No queue: only the interval wakes. */
final class NoWakeups implements Wakeups {

  @Override
  public Duration hold() {
    return Duration.ZERO;
  }

  @Override
  public List<Wakeup> receive(Duration wait) {
    return List.of();
  }

  @Override
  public void keep(List<Wakeup> messages) {}

  @Override
  public void done(List<Wakeup> messages) {}

  @Override
  public void giveBack(List<Wakeup> messages, Duration after) {}

  @Override
  public void close() {}
}
