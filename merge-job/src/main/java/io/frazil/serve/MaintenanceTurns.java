package io.frazil.serve;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * When a table is maintained: after a drain that left nothing, if no other table is being
 * maintained and its last time is long enough ago. Told the time, never asking for it; for one
 * thread.
 */
public final class MaintenanceTurns {

  private final Map<TableName, Duration> atMostEvery;
  private final Predicate<TableName> maintain;
  private final Executor worker;
  private final Map<TableName, Instant> notBefore = new HashMap<>();
  private boolean busy;

  /**
   * Turns of some tables.
   *
   * @param atMostEvery the tables that are maintained, and the shortest time between two times
   * @param maintain maintains a table if it is worth it, and says whether it did; called on the
   *     worker, with every failure reported by itself
   * @param worker works beside the drains
   */
  public MaintenanceTurns(
      Map<TableName, Duration> atMostEvery, Predicate<TableName> maintain, Executor worker) {
    this.atMostEvery = Map.copyOf(atMostEvery);
    this.maintain = requireNonNull(maintain, "maintain is null");
    this.worker = requireNonNull(worker, "worker is null");
  }

  /** No table is maintained. */
  static MaintenanceTurns none() {
    return new MaintenanceTurns(
        Map.of(),
        table -> {
          throw new IllegalStateException("No table is maintained");
        },
        work -> {
          throw new IllegalStateException("No table is maintained");
        });
  }

  boolean isDue(TableName table, Instant now) {
    return !busy
        && atMostEvery.containsKey(table)
        && !now.isBefore(notBefore.getOrDefault(table, Instant.MIN));
  }

  void begin() {
    busy = true;
  }

  void ended(TableName table, boolean isMaintained, Instant now) {
    busy = false;
    if (isMaintained) {
      notBefore.put(table, now.plus(atMostEvery.get(table)));
    }
  }

  Predicate<TableName> maintain() {
    return maintain;
  }

  Executor worker() {
    return worker;
  }
}
