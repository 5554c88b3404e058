package io.frazil.replicator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clean end when the process is told to end: work is asked to stop and waited for, and the exit
 * code is the work's own.
 */
final class StopSignal {

  /** What a shell shows of a process that a signal ended. */
  private static final int ENDED_BY_SIGNAL = 143;

  private final Duration grace;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
  private volatile int exitCode = ENDED_BY_SIGNAL;

  /**
   * Waits for work no longer than that.
   *
   * @param grace from the signal on
   */
  StopSignal(Duration grace) {
    this.grace = grace;
  }

  /** Hears signals from now on. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::met, "stop"));
  }

  /** What asks the work to stop. */
  void stopBy(Runnable action) {
    stop.set(action);
  }

  /** The work has ended, whatever made it end. */
  void finish(int code) {
    exitCode = code;
    finished.countDown();
  }

  private void met() {
    if (finished.getCount() > 0) {
      Runtime.getRuntime().halt(stopAndWait());
    }
  }

  /** Stops the work; gives its exit code, or that of a signal when it did not end in time. */
  int stopAndWait() {
    stop.get().run();
    try {
      if (!finished.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        return ENDED_BY_SIGNAL;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ENDED_BY_SIGNAL;
    }
    return exitCode;
  }
}
