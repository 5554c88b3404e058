package io.frazil.serve;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A queue that only notes what it is told. */
final class MemoryWakeups implements Wakeups {

  final List<String> calls = new ArrayList<>();
  boolean down;

  @Override
  public Duration hold() {
    return Duration.ofSeconds(120);
  }

  @Override
  public List<Wakeup> receive(Duration wait) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void keep(List<Wakeup> messages) {
    note("keep", messages);
  }

  @Override
  public void done(List<Wakeup> messages) {
    note("done", messages);
  }

  @Override
  public void giveBack(List<Wakeup> messages, Duration after) {
    note("back after " + after.toSeconds() + " s", messages);
  }

  private void note(String call, List<Wakeup> messages) {
    calls.add(call + " " + messages.stream().map(Wakeup::receipt).toList());
    if (down) {
      throw new FrazilException(FailureKind.EXTERNAL, "Cannot reach the queue");
    }
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
