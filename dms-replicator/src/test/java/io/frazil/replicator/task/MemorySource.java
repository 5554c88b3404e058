package io.frazil.replicator.task;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTables;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A database in memory: rows that a load finds, and a log whose positions are transactions counted
 * from 1. What happens between two transactions is told by hooks.
 */
public final class MemorySource implements SourceLog, SourceTables {

  private final Map<SourceTable, List<SourceRow>> rows = new LinkedHashMap<>();
  private final List<SourceTransaction> log = new ArrayList<>();
  private final Map<Integer, Consumer<TransactionSink>> hooks = new LinkedHashMap<>();
  private boolean kept;
  private volatile CountDownLatch closed = new CountDownLatch(1);

  /** A table with the rows that a load finds. */
  public MemorySource table(SourceTable table, SourceRow... found) {
    rows.keySet().removeIf(known -> known.id().equals(table.id()));
    rows.put(table, List.of(found));
    return this;
  }

  /** The next transaction of the log. */
  public MemorySource commit(String moment, SourceChange... changes) {
    log.add(new SourceTransaction(Instant.parse(moment), at(log.size() + 1), List.of(changes)));
    return this;
  }

  /** Something that happens after the transactions so far, before the next ones. */
  public MemorySource then(Consumer<TransactionSink> hook) {
    hooks.merge(log.size(), hook, Consumer::andThen);
    return this;
  }

  @Override
  public LogPosition start() {
    kept = true;
    return at(0);
  }

  @Override
  public LogPosition now() {
    return at(log.size());
  }

  @Override
  public void read(LogPosition from, Optional<LogPosition> until, TransactionSink sink) {
    int next = Integer.parseInt(from.text());
    int end = until.map(LogPosition::text).map(Integer::parseInt).orElse(log.size());
    run(next, sink);
    while (next < end && closed.getCount() > 0) {
      sink.accept(log.get(next));
      next++;
      run(next, sink);
    }
  }

  @Override
  public List<SourceTable> list() {
    return List.copyOf(rows.keySet());
  }

  @Override
  public void load(SourceTable table, Consumer<SourceRow> consumer) {
    rows.get(table).forEach(consumer);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** Whether somebody made it keep its log. */
  public boolean isKept() {
    return kept;
  }

  /** Opens it again after it was closed. */
  public MemorySource reopen() {
    closed = new CountDownLatch(1);
    return this;
  }

  /** Waits until somebody ends the reading. */
  public void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(int place, TransactionSink sink) {
    hooks.getOrDefault(place, ignored -> {}).accept(sink);
  }

  private static LogPosition at(int place) {
    return new LogPosition(String.valueOf(place), "0/" + place);
  }
}
