package io.frazil.serve;

import io.frazil.model.failure.FrazilException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Brings messages from the queue to the loop, on a thread of its own. */
public final class Receiver implements AutoCloseable {

  /** Long enough to cost next to nothing, short enough for a stop to wait for its end. */
  private static final Duration LONG_POLL = Duration.ofSeconds(5);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** More than this many messages in hand wake nothing that is not awake. */
  private static final int MOST_HELD = 1_000;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Wakeups wakeups;
  private final ServeLoop loop;
  private final ServeReport report;

  public Receiver(Wakeups wakeups, ServeLoop loop, ServeReport report) {
    this.wakeups = wakeups;
    this.loop = loop;
    this.report = report;
  }

  /** Begins to receive. The thread does not keep the process alive. */
  public void start() {
    loop.receiving(true);
    Thread thread =
        new Thread(
            () -> {
              try {
                receive();
              } catch (RuntimeException | Error e) {
                loop.fail("receive messages", e);
              } finally {
                loop.receiving(false);
              }
            },
            "frazil-receiver");
    thread.setDaemon(true);
    thread.start();
  }

  private void receive() {
    Duration pause = SHORTEST_PAUSE;
    boolean isOpen = true;
    while (isOpen) {
      try {
        List<Wakeup> messages = wakeups.receive(LONG_POLL);
        if (!messages.isEmpty()) {
          loop.wake(messages);
        }
        pause = SHORTEST_PAUSE;
        isOpen = loop.held() > MOST_HELD ? isOpenAfter(pause) : closed.getCount() > 0;
      } catch (FrazilException e) {
        if (closed.getCount() > 0) {
          report.queueFailed(e);
        }
        isOpen = isOpenAfter(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private boolean isOpenAfter(Duration pause) {
    try {
      return !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Receives no more; the loop hears when the poll that is under way has ended. */
  @Override
  public void close() {
    closed.countDown();
  }
}
