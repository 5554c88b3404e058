package io.frazil.serve;

import io.frazil.model.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which table is drained when, and what becomes of messages. A message is done when every
 * table it names has been drained by a drain that began after the message came; it goes back when
 * one of them failed. A table that failed rests for a while, and nothing wakes it before. Told the
 * time, never asking for it; for one thread.
 */
final class Schedule {

  /**
   * A message whose fate is decided.
   *
   * @param back after what time it comes back; empty when it is done
   */
  record Settled(Wakeup wakeup, Optional<Duration> back) {}

  private final Map<TableName, TableTurn> turns = new LinkedHashMap<>();
  private final Set<HeldWakeup> held = new LinkedHashSet<>();
  private final Pace pace;
  private Instant nextSweep = Instant.MIN;
  private boolean stopped;

  Schedule(Collection<TableName> tables, Pace pace) {
    tables.forEach(table -> turns.put(table, new TableTurn()));
    this.pace = pace;
  }

  /** Lets a message wake its tables; those that are not of this service are passed over. */
  void wake(Wakeup wakeup, Instant now) {
    HeldWakeup message = new HeldWakeup(wakeup);
    held.add(message);
    if (stopped) {
      message.fail(Duration.ZERO);
      return;
    }
    wakeup.tables().stream()
        .filter(turns::containsKey)
        .forEach(name -> turns.get(name).wake(message, now));
  }

  /** Wakes every table that neither runs nor rests, when an interval is over; whether it was. */
  boolean sweep(Instant now) {
    if (stopped || now.isBefore(nextSweep)) {
      return false;
    }
    nextSweep = now.plus(pace.interval());
    turns.values().forEach(turn -> turn.sweep(now));
    return true;
  }

  /** The tables to be drained now, woken first first; they run until {@link #ended}. */
  List<TableName> start(Instant now) {
    List<TableName> starting = new ArrayList<>();
    if (!stopped) {
      turns.entrySet().stream()
          .filter(turn -> turn.getValue().isDue(now))
          .sorted(Comparator.comparing(turn -> turn.getValue().due()))
          .limit(Math.max(0, pace.sideBySide() - running()))
          .forEach(turn -> starting.add(turn.getKey()));
    }
    starting.forEach(table -> turns.get(table).start());
    return starting;
  }

  void ended(TableName table, Ending ending, Instant now) {
    TableTurn turn = turns.get(table);
    switch (ending) {
      case DONE -> turn.succeed(now);
      case RETRY -> turn.fail(now, pace.rest(turn.failures() + 1));
      case NEEDS_PERSON -> turn.fail(now, pace.interval());
      case CUT_SHORT -> turn.fail(now, Duration.ZERO);
    }
  }

  /**
   * Sets a table aside, so that it is not drained, as long as it is maintained: no drain of another
   * table waits for that.
   *
   * @return false when something waits for the table, or the service ends
   */
  boolean setAside(TableName table, Instant now) {
    TableTurn turn = turns.get(table);
    if (stopped || turn.isRunning() || turn.isDue(now)) {
      return false;
    }
    turn.setAside();
    return true;
  }

  /** Lets a table be drained again. */
  void takeBack(TableName table) {
    turns.get(table).takeBack();
  }

  /** Messages whose fate has been decided since the last call. */
  List<Settled> settle() {
    List<Settled> settled = new ArrayList<>();
    for (HeldWakeup message : List.copyOf(held)) {
      if (message.isSettled()) {
        held.remove(message);
        settled.add(new Settled(message.wakeup(), message.back()));
      }
    }
    return settled;
  }

  /** Messages whose fate is open. */
  List<Wakeup> held() {
    return held.stream().map(HeldWakeup::wakeup).toList();
  }

  /** Begins no further drain; messages that wait for one go back. */
  void stop() {
    stopped = true;
    turns.values().forEach(TableTurn::giveUp);
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether it was stopped and nothing runs any more. */
  boolean isOver() {
    return stopped && running() == 0 && turns.values().stream().noneMatch(TableTurn::isAside);
  }

  int running() {
    return (int) turns.values().stream().filter(TableTurn::isRunning).count();
  }

  /** When there is something to do, if nothing happens before. */
  Instant next() {
    if (stopped) {
      return Instant.MAX;
    }
    boolean isFull = running() >= pace.sideBySide();
    return turns.values().stream()
        .filter(turn -> !isFull && !turn.isRunning() && !turn.isAside())
        .map(TableTurn::due)
        .filter(due -> due.isBefore(nextSweep))
        .min(Instant::compareTo)
        .orElse(nextSweep);
  }
}
