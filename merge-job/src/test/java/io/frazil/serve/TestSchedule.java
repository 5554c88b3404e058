package io.frazil.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is drained when, and what becomes of messages, by a clock that is set by hand. */
class TestSchedule {

  private static final TableName ORDERS = new TableName("shop", "orders");
  private static final TableName LINES = new TableName("shop", "lines");
  private static final TableName NOTES = new TableName("shop", "notes");
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final Schedule schedule =
      new Schedule(List.of(ORDERS, LINES, NOTES), new Pace(INTERVAL, Duration.ofSeconds(5), 2));

  @Test
  void everyTableIsDrainedAtTheStartAsManyAtOnceAsAllowed() {
    assertThat(schedule.sweep(at(0))).isTrue();

    assertThat(schedule.start(at(0))).containsExactly(ORDERS, LINES);
    assertThat(schedule.start(at(1))).isEmpty();
    schedule.ended(ORDERS, Ending.DONE, at(2));
    assertThat(schedule.start(at(2))).containsExactly(NOTES);
  }

  @Test
  void nothingIsDrainedBetweenIntervalsUnlessWoken() {
    sweepAll(0);

    assertThat(schedule.next()).isEqualTo(at(60));
    assertThat(schedule.sweep(at(59))).isFalse();
    assertThat(schedule.start(at(59))).isEmpty();
    assertThat(schedule.sweep(at(60))).isTrue();
    assertThat(schedule.start(at(60))).hasSize(2);
  }

  @Test
  void messageIsDoneWhenEveryTableItWakesWasDrained() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS, LINES), at(5));

    assertThat(schedule.start(at(5))).containsExactly(ORDERS, LINES);
    schedule.ended(ORDERS, Ending.DONE, at(6));
    assertThat(schedule.settle()).isEmpty();
    assertThat(schedule.held()).extracting(Wakeup::receipt).containsExactly("m");
    schedule.ended(LINES, Ending.DONE, at(7));
    assertThat(schedule.settle()).containsExactly(done("m", ORDERS, LINES));
    assertThat(schedule.held()).isEmpty();
  }

  @Test
  void tableThatIsSetAsideIsDrainedWhenItIsTakenBackAndDelaysNoOther() {
    sweepAll(0);
    assertThat(schedule.setAside(ORDERS, at(5))).isTrue();
    schedule.wake(message("m", ORDERS, LINES), at(6));

    assertThat(schedule.start(at(6))).containsExactly(LINES);
    schedule.ended(LINES, Ending.DONE, at(7));
    assertThat(schedule.next()).isEqualTo(at(60)); // not woken again and again meanwhile
    assertThat(schedule.sweep(at(60))).isTrue();
    assertThat(schedule.start(at(60))).containsExactly(LINES, NOTES);
    schedule.takeBack(ORDERS);
    schedule.ended(LINES, Ending.DONE, at(61));
    assertThat(schedule.start(at(61))).containsExactly(ORDERS);
    schedule.ended(ORDERS, Ending.DONE, at(62));
    assertThat(schedule.settle()).containsExactly(done("m", ORDERS, LINES));
  }

  @Test
  void tableThatIsWaitedForOrDrainedIsNotSetAside() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS, LINES), at(5));
    assertThat(schedule.setAside(ORDERS, at(5))).isFalse();

    schedule.start(at(5));
    assertThat(schedule.setAside(LINES, at(6))).isFalse();
    schedule.stop();
    assertThat(schedule.setAside(NOTES, at(7))).isFalse();
  }

  @Test
  void stoppedScheduleIsOverWhenTheTableThatIsSetAsideIsTakenBack() {
    sweepAll(0);
    schedule.setAside(ORDERS, at(5));
    schedule.stop();
    assertThat(schedule.isOver()).isFalse();

    schedule.takeBack(ORDERS);
    assertThat(schedule.isOver()).isTrue();
  }

  @Test
  void messageThatComesDuringADrainWaitsForTheNextOne() {
    sweepAll(0);
    schedule.wake(message("first", ORDERS), at(5));
    schedule.start(at(5));
    schedule.wake(message("second", ORDERS), at(6)); // its file may have come after the last look

    assertThat(schedule.start(at(6))).isEmpty(); // never twice at once
    schedule.ended(ORDERS, Ending.DONE, at(7));
    assertThat(schedule.settle()).containsExactly(done("first", ORDERS));
    assertThat(schedule.start(at(7))).containsExactly(ORDERS);
    schedule.ended(ORDERS, Ending.DONE, at(8));
    assertThat(schedule.settle()).containsExactly(done("second", ORDERS));
  }

  @Test
  void messageGoesBackWhenOneOfItsTablesFailed() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS, LINES), at(5));
    schedule.start(at(5));
    schedule.ended(ORDERS, Ending.RETRY, at(6));
    assertThat(schedule.settle()).isEmpty(); // the other table is still drained for it
    schedule.ended(LINES, Ending.DONE, at(7));

    assertThat(schedule.settle()).containsExactly(back("m", Duration.ofSeconds(5), ORDERS, LINES));
  }

  @Test
  void failedTableRestsLongerEachTimeAndNothingWakesItBefore() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS), at(1));
    schedule.start(at(1));
    schedule.ended(ORDERS, Ending.RETRY, at(2));
    schedule.settle();
    schedule.wake(message("early", ORDERS), at(4));

    assertThat(schedule.settle()).containsExactly(back("early", Duration.ofSeconds(3), ORDERS));
    assertThat(schedule.start(at(6))).isEmpty();
    assertThat(schedule.next()).isEqualTo(at(7));
    assertThat(schedule.start(at(7))).containsExactly(ORDERS);
    schedule.ended(ORDERS, Ending.RETRY, at(8));
    assertThat(schedule.next()).isEqualTo(at(18)); // 10 s after the second failure
    assertThat(schedule.start(at(18))).containsExactly(ORDERS);
    schedule.ended(ORDERS, Ending.DONE, at(19));
    assertThat(schedule.next()).isEqualTo(at(60)); // success forgets the failures
  }

  @Test
  void tableThatNeedsAPersonIsTriedEachIntervalAndStopsNoOther() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS), at(10));
    schedule.start(at(10));
    schedule.ended(ORDERS, Ending.NEEDS_PERSON, at(11));

    assertThat(schedule.settle()).containsExactly(back("m", INTERVAL, ORDERS));
    schedule.wake(message("other", LINES), at(12));
    assertThat(schedule.start(at(12))).containsExactly(LINES);
    schedule.ended(LINES, Ending.DONE, at(13));
    schedule.sweep(at(60));
    assertThat(schedule.start(at(60))).containsExactly(LINES, NOTES); // it rests until 71
    schedule.ended(LINES, Ending.DONE, at(61));
    assertThat(schedule.start(at(71))).containsExactly(ORDERS);
  }

  @Test
  void restIsNeverLongerThanTheInterval() {
    Pace pace = new Pace(INTERVAL, Duration.ofSeconds(5), 1);

    assertThat(List.of(pace.rest(1), pace.rest(2), pace.rest(4), pace.rest(5), pace.rest(999)))
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(40),
            INTERVAL,
            INTERVAL);
  }

  @Test
  void messageThatWakesNothingIsDoneAtOnce() {
    schedule.wake(message("test-event"), at(0));
    schedule.wake(message("foreign", new TableName("other", "table")), at(0));

    assertThat(schedule.settle())
        .containsExactly(done("test-event"), done("foreign", new TableName("other", "table")));
  }

  @Test
  void stopEndsWhatRunsAndGivesTheRestBack() {
    sweepAll(0);
    schedule.wake(message("runs", ORDERS), at(5));
    schedule.start(at(5));
    schedule.wake(message("waits", ORDERS), at(6));

    schedule.stop();
    schedule.wake(message("late", LINES), at(7));

    assertThat(schedule.settle())
        .containsExactly(back("waits", Duration.ZERO, ORDERS), back("late", Duration.ZERO, LINES));
    assertThat(schedule.isOver()).isFalse();
    assertThat(schedule.sweep(at(100))).isFalse();
    assertThat(schedule.start(at(100))).isEmpty();
    schedule.ended(ORDERS, Ending.DONE, at(101));
    assertThat(schedule.settle()).containsExactly(done("runs", ORDERS));
    assertThat(schedule.isOver()).isTrue();
  }

  @Test
  void drainCutShortByTheStopGivesItsMessagesBackAtOnce() {
    sweepAll(0);
    schedule.wake(message("m", ORDERS), at(5));
    schedule.start(at(5));
    schedule.stop();

    schedule.ended(ORDERS, Ending.CUT_SHORT, at(6));

    assertThat(schedule.settle()).containsExactly(back("m", Duration.ZERO, ORDERS));
  }

  private void sweepAll(long second) {
    schedule.sweep(at(second));
    for (List<TableName> started = schedule.start(at(second));
        !started.isEmpty();
        started = schedule.start(at(second))) {
      started.forEach(table -> schedule.ended(table, Ending.DONE, at(second)));
    }
  }

  private static Wakeup message(String receipt, TableName... tables) {
    return new Wakeup(receipt, Set.of(tables));
  }

  private static Schedule.Settled done(String receipt, TableName... tables) {
    return new Schedule.Settled(message(receipt, tables), Optional.empty());
  }

  private static Schedule.Settled back(String receipt, Duration after, TableName... tables) {
    return new Schedule.Settled(message(receipt, tables), Optional.of(after));
  }

  private static Instant at(long second) {
    return Instant.ofEpochSecond(second);
  }
}
