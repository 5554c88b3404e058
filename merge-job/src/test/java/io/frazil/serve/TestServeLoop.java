package io.frazil.serve;

import static io.frazil.serve.ServeFixture.LINES;
import static io.frazil.serve.ServeFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop over a queue in memory and workers that work when told to. */
class TestServeLoop {

  private final ServeFixture.SetClock clock = new ServeFixture.SetClock();
  private final MemoryWakeups queue = new MemoryWakeups();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<TableName> drained = new ArrayList<>();
  private final List<String> queueFailures = new ArrayList<>();
  private TableName broken = new TableName("no", "table");
  private TableName failing = new TableName("no", "table");
  private final ServeLoop loop =
      new ServeLoop(
          List.of(ORDERS, LINES),
          new Pace(Duration.ofMinutes(5), Duration.ofSeconds(5), 2),
          new ServeLoop.Parts(this::drain, work::add, queue, report(), clock));

  @Test
  void tablesAreDrainedAtTheStartAndOnTheInterval() {
    act();
    assertThat(drained).containsExactly(ORDERS, LINES);

    clock.set(299);
    act();
    assertThat(drained).hasSize(2);

    clock.set(300);
    act();
    assertThat(drained).containsExactly(ORDERS, LINES, ORDERS, LINES);
  }

  @Test
  void messageIsDeletedAfterTheDrainItWokeHasSucceeded() {
    act();
    loop.wake(List.of(new Wakeup("a", Set.of(ORDERS)), new Wakeup("b", Set.of(ORDERS))));

    loop.act();
    assertThat(queue.calls).containsExactly("keep [a, b]"); // hidden while its table is drained
    act();

    assertThat(drained).containsExactly(ORDERS, LINES, ORDERS); // one drain for both
    assertThat(queue.calls).containsExactly("keep [a, b]", "done [a, b]");
  }

  @Test
  void messageComesBackWhenTheDrainItWokeHasFailed() {
    act();
    failing = ORDERS;
    loop.wake(List.of(new Wakeup("bad", Set.of(ORDERS)), new Wakeup("good", Set.of(LINES))));

    act();

    assertThat(queue.calls)
        .containsExactlyInAnyOrder("keep [bad, good]", "back after 5 s [bad]", "done [good]");
  }

  @Test
  void messagesAreKeptAgainBeforeTheirHoldIsOver() {
    act();
    loop.wake(List.of(new Wakeup("a", Set.of(ORDERS))));
    loop.act();
    clock.set(39);
    loop.act();
    assertThat(queue.calls).containsExactly("keep [a]");

    clock.set(40);
    loop.act();

    assertThat(queue.calls).containsExactly("keep [a]", "keep [a]");
  }

  @Test
  void queueThatIsDownStopsNoDrain() {
    act();
    queue.down = true;
    loop.wake(List.of(new Wakeup("a", Set.of(ORDERS))));

    act();

    assertThat(drained).containsExactly(ORDERS, LINES, ORDERS);
    assertThat(queueFailures).contains("Cannot reach the queue");
  }

  @Test
  void stoppedLoopEndsWhenNothingRunsAndGivesMessagesBack() {
    loop.wake(List.of(new Wakeup("a", Set.of(ORDERS))));
    loop.stop();

    loop.run();

    assertThat(drained).isEmpty();
    assertThat(queue.calls).containsExactly("back after 0 s [a]");
  }

  @Test
  void stoppedLoopGivesMessagesBackOnlyWhenNobodyReceivesAnyMore() {
    loop.receiving(true);
    loop.wake(List.of(new Wakeup("a", Set.of(ORDERS))));
    loop.stop();
    loop.act();
    loop.wake(List.of(new Wakeup("of the last poll", Set.of(ORDERS))));
    loop.act();
    assertThat(queue.calls).doesNotContain("back after 0 s [a]");

    loop.receiving(false);
    loop.run();

    assertThat(queue.calls).contains("back after 0 s [a, of the last poll]");
  }

  @Test
  void tableIsMaintainedAfterADrainOneAtATimeAndNotTooOften() {
    List<String> maintained = new ArrayList<>();
    Queue<Runnable> beside = new ArrayDeque<>();
    ServeLoop maintaining =
        new ServeLoop(
            List.of(ORDERS, LINES),
            new Pace(Duration.ofMinutes(5), Duration.ofSeconds(5), 2),
            new ServeLoop.Parts(this::drain, work::add, queue, report(), clock),
            new MaintenanceTurns(
                Map.of(ORDERS, Duration.ofMinutes(8), LINES, Duration.ZERO),
                table -> {
                  maintained.add(table + " at " + clock.instant().getEpochSecond());
                  return true;
                },
                beside::add));
    turn(maintaining);
    assertThat(drained).containsExactly(ORDERS, LINES);
    assertThat(beside).hasSize(1); // of orders; lines has to wait for its next drain

    clock.set(300);
    turn(maintaining);
    assertThat(drained).containsExactly(ORDERS, LINES, LINES); // orders is maintained still
    beside.remove().run();
    turn(maintaining);
    assertThat(drained).containsExactly(ORDERS, LINES, LINES, ORDERS);

    clock.set(600);
    turn(maintaining);
    assertThat(beside).hasSize(1);
    beside.remove().run();
    assertThat(maintained).containsExactly("shop.orders at 300", "shop.lines at 600");
  }

  @Test
  void drainThatEndsWithoutAnOutcomeEndsTheServiceInsteadOfStoppingItsTableForEver() {
    broken = ORDERS;

    assertThatThrownBy(this::act)
        .hasMessage(
            "Cannot drain shop.orders: java.lang.StackOverflowError. Start the service again, and"
                + " report this with the log.");
  }

  @Test
  @Timeout(60)
  void receiverThatBreaksEndsTheService() {
    new Receiver(queue, loop, report()).start();

    assertThatThrownBy(loop::run)
        .hasMessage(
            "Cannot receive messages: java.lang.UnsupportedOperationException. Start the service"
                + " again, and report this with the log.");
  }

  /** Takes turns and works until nothing is left to do. */
  private void act() {
    turn(loop);
  }

  private void turn(ServeLoop one) {
    one.act();
    while (!work.isEmpty()) {
      work.remove().run();
      one.act();
    }
  }

  private Drained drain(TableName table) {
    if (table.equals(broken)) {
      throw new StackOverflowError();
    }
    drained.add(table);
    return table.equals(failing)
        ? ServeFixture.failed(table, FailureKind.EXTERNAL, "down")
        : ServeFixture.upToDate(table);
  }

  private ServeReport report() {
    return new ServeReport() {
      @Override
      public void queueFailed(FrazilException failure) {
        queueFailures.add(failure.getMessage());
      }
    };
  }
}
