package io.frazil.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When one table is drained next, and which messages wait for it. */
final class TableTurn {

  private boolean running;
  private boolean aside;
  private Instant due = Instant.MAX;
  private Instant restsUntil = Instant.MIN;
  private int failures;
  private final List<HeldWakeup> waiting = new ArrayList<>();
  private final List<HeldWakeup> carried = new ArrayList<>();

  boolean isRunning() {
    return running;
  }

  /** When it wants to be drained; the far future when nothing is known to be pending. */
  Instant due() {
    return due;
  }

  boolean isDue(Instant now) {
    return !running && !aside && !due.isAfter(now);
  }

  /** Whether it is not drained because somebody else works on it. */
  boolean isAside() {
    return aside;
  }

  /** Sets it aside; what wakes it waits. */
  void setAside() {
    aside = true;
  }

  void takeBack() {
    aside = false;
  }

  /** How often it failed since it last succeeded. */
  int failures() {
    return failures;
  }

  void wake(HeldWakeup message, Instant now) {
    if (restsUntil.isAfter(now)) {
      message.fail(Duration.between(now, restsUntil));
      return;
    }
    message.await();
    waiting.add(message);
    due = earlier(due, now);
  }

  /** A drain that runs looks until nothing is left: it needs no second one. */
  void sweep(Instant now) {
    if (!running && !restsUntil.isAfter(now)) {
      due = earlier(due, now);
    }
  }

  void start() {
    running = true;
    due = Instant.MAX;
    carried.addAll(waiting);
    waiting.clear();
  }

  void succeed(Instant now) {
    running = false;
    failures = 0;
    restsUntil = Instant.MIN;
    carried.forEach(HeldWakeup::arrive);
    carried.clear();
    due = waiting.isEmpty() ? Instant.MAX : now;
  }

  void fail(Instant now, Duration rest) {
    running = false;
    failures++;
    restsUntil = now.plus(rest);
    due = restsUntil;
    giveBack(carried, rest);
    giveBack(waiting, rest);
  }

  /** Lets the messages go that no drain has begun for. */
  void giveUp() {
    giveBack(waiting, Duration.ZERO);
  }

  private static void giveBack(List<HeldWakeup> messages, Duration after) {
    messages.forEach(
        message -> {
          message.fail(after);
          message.arrive();
        });
    messages.clear();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
