package io.frazil.serve;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Carries out what the schedule decides: one thread takes turns, drains run on the workers, and
 * everything that happens comes to the loop's inbox. It keeps nothing that a restart would miss.
 */
public final class ServeLoop {

  /**
   * What the loop works with.
   *
   * @param drain drains a table, with every failure in the outcome; called on the workers
   */
  public record Parts(
      Function<TableName, Drained> drain,
      Executor workers,
      Wakeups wakeups,
      ServeReport report,
      Clock clock) {

    public Parts {
      requireNonNull(drain, "drain is null");
      requireNonNull(workers, "workers is null");
      requireNonNull(wakeups, "wakeups is null");
      requireNonNull(report, "report is null");
      requireNonNull(clock, "clock is null");
    }
  }

  /** A message is kept three times before its hold is over, so that one lost call costs nothing. */
  private static final int KEEPS_PER_HOLD = 3;

  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final Schedule schedule;
  private final Parts parts;
  private final MaintenanceTurns maintenance;
  private Instant nextKeep = Instant.MIN;
  private boolean receiving;
  private volatile int held;

  /** A loop that maintains no table. */
  public ServeLoop(Collection<TableName> tables, Pace pace, Parts parts) {
    this(tables, pace, parts, MaintenanceTurns.none());
  }

  /** A loop that maintains tables between their drains. */
  public ServeLoop(
      Collection<TableName> tables, Pace pace, Parts parts, MaintenanceTurns maintenance) {
    this.maintenance = maintenance;
    this.schedule = new Schedule(tables, pace);
    this.parts = parts;
  }

  /**
   * Serves until stopped and nothing runs.
   *
   * @throws FrazilException EXTERNAL when interrupted; BUG when a drain or the receiver ended
   *     without saying how
   */
  public void run() {
    while (!isOver()) {
      act();
      await();
    }
    act();
  }

  /** Lets messages wake their tables. From any thread. */
  public void wake(List<Wakeup> messages) {
    inbox.add(
        () -> {
          messages.forEach(message -> schedule.wake(message, now()));
          parts.report().woken(messages);
        });
  }

  /**
   * Begins no further drain and ends when those that run have ended and nobody receives any more.
   * From any thread.
   */
  public void stop() {
    inbox.add(schedule::stop);
  }

  /**
   * Somebody receives messages, and will say when it does so no more: until then a stopped loop
   * gives none back, because the last poll would take them again. From any thread.
   */
  void receiving(boolean still) {
    inbox.add(() -> receiving = still);
  }

  /** Messages that wait for drains. From any thread. */
  int held() {
    return held;
  }

  /** Does what is due: sweeps, settles messages, starts drains. Waits for nothing. */
  void act() {
    for (Runnable event = inbox.poll(); event != null; event = inbox.poll()) {
      event.run();
    }
    Instant now = now();
    if (schedule.sweep(now)) {
      parts.report().swept();
    }
    schedule.start(now).forEach(this::start);
    settle();
    keep(now);
    held = schedule.held().size();
    parts.report().turned(now);
  }

  private boolean isOver() {
    return schedule.isOver() && !receiving;
  }

  private void start(TableName table) {
    FutureTask<Drained> drain = new FutureTask<>(() -> parts.drain().apply(table));
    parts
        .workers()
        .execute(
            () -> {
              drain.run();
              try {
                ended(drain.get());
              } catch (ExecutionException e) {
                fail("drain " + table, e.getCause());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("drain " + table, e);
              }
            });
  }

  /** Beside the drains of the other tables; the table's own next drain comes after it. */
  private void maintain(TableName table) {
    if (!maintenance.isDue(table, now()) || !schedule.setAside(table, now())) {
      return;
    }
    maintenance.begin();
    FutureTask<Boolean> work = new FutureTask<>(() -> maintenance.maintain().test(table));
    maintenance
        .worker()
        .execute(
            () -> {
              work.run();
              try {
                maintained(table, work.get());
              } catch (ExecutionException e) {
                fail("maintain " + table, e.getCause());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("maintain " + table, e);
              }
            });
  }

  private void maintained(TableName table, boolean wasMaintained) {
    inbox.add(
        () -> {
          maintenance.ended(table, wasMaintained, now());
          schedule.takeBack(table);
        });
  }

  /**
   * Ends the loop with a failure, because something that must not be missing has ended: better
   * started anew than half alive. From any thread.
   */
  void fail(String what, Throwable cause) {
    inbox.add(
        () -> {
          throw new FrazilException(
              FailureKind.BUG,
              "Cannot "
                  + what
                  + ": "
                  + cause
                  + ". Start the service again, and report this with the log.",
              cause);
        });
  }

  private void ended(Drained drained) {
    inbox.add(
        () -> {
          Ending ending = Ending.of(drained.outcome());
          schedule.ended(drained.outcome().table(), ending, now());
          parts.report().drained(drained, ending, now());
          if (ending == Ending.DONE) {
            maintain(drained.outcome().table());
          }
        });
  }

  private void settle() {
    if (schedule.isStopped() && receiving) {
      return;
    }
    List<Schedule.Settled> settled = schedule.settle();
    if (settled.isEmpty()) {
      return;
    }
    Map<Optional<Duration>, List<Wakeup>> fates =
        settled.stream()
            .collect(
                Collectors.groupingBy(
                    Schedule.Settled::back,
                    Collectors.mapping(Schedule.Settled::wakeup, Collectors.toList())));
    fates.forEach(
        (back, messages) ->
            asking(
                () ->
                    back.ifPresentOrElse(
                        after -> parts.wakeups().giveBack(messages, after),
                        () -> parts.wakeups().done(messages))));
    int done = fates.getOrDefault(Optional.<Duration>empty(), List.of()).size();
    parts.report().settled(done, settled.size() - done);
  }

  private void keep(Instant now) {
    List<Wakeup> messages = schedule.held();
    if (!messages.isEmpty() && !now.isBefore(nextKeep)) {
      nextKeep = now.plus(parts.wakeups().hold().dividedBy(KEEPS_PER_HOLD));
      asking(() -> parts.wakeups().keep(messages));
    }
  }

  /** A queue that cannot be asked stops nothing: the messages come back. */
  private void asking(Runnable question) {
    try {
      question.run();
    } catch (FrazilException e) {
      parts.report().queueFailed(e);
    }
  }

  private void await() {
    if (isOver()) {
      return;
    }
    Instant next = held == 0 ? schedule.next() : earlier(schedule.next(), nextKeep);
    Duration time = next.equals(Instant.MAX) ? Duration.ofHours(1) : Duration.between(now(), next);
    try {
      Runnable event = inbox.poll(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
      if (event != null) {
        event.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrazilException(FailureKind.EXTERNAL, "Interrupted while serving.", e);
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
