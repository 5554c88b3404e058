package io.frazil.replicator.debezium;

import io.debezium.engine.ChangeEvent;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Hands a log's transactions to a sink, and lets the source forget what the sink has stored. One
 * run at a time; it may be closed by any thread.
 */
final class LogReading implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final Deque<Ended> ends = new ArrayDeque<>();
  private volatile boolean closed;
  private volatile Thread reader;
  private volatile CountDownLatch returned = new CountDownLatch(0);

  /** Where a transaction ended that is not yet forgotten. */
  private record Ended(LogPosition position, ChangeEvent<SourceRecord, SourceRecord> event) {}

  /**
   * What to read, and how.
   *
   * @param settings of Debezium's engine
   * @param reached whether a position is where to end
   * @param failures what a failure of the engine means
   */
  record Task(
      Properties settings,
      Transactions transactions,
      Predicate<LogPosition> reached,
      Function<Throwable, FrazilException> failures) {}

  /** Reads until the end is reached, the thread is interrupted or this is closed. */
  void run(Task task, TransactionSink sink) {
    ends.clear();
    reader = Thread.currentThread();
    returned = new CountDownLatch(1);
    try (EngineRun engine = new EngineRun(task.settings())) {
      boolean reading = true;
      while (reading && !closed) {
        reading = step(engine, task, sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reader = null;
      returned.countDown();
    }
  }

  /** Ends a run, and returns once it has ended; called by the sink, it ends after the sink. */
  @Override
  public void close() {
    closed = true;
    if (Thread.currentThread() == reader) {
      return;
    }
    try {
      returned.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean step(EngineRun engine, Task task, TransactionSink sink)
      throws InterruptedException {
    try (EngineRun.Batch batch = engine.poll(PATIENCE).orElse(null)) {
      if (batch == null) {
        if (engine.hasEnded()) {
          throw task.failures().apply(engine.failure());
        }
        sink.idle();
        forget(engine, sink);
        return true;
      }
      for (ChangeEvent<SourceRecord, SourceRecord> event : batch.events()) {
        Optional<SourceTransaction> ended = task.transactions().take(event.value());
        if (ended.isPresent()) {
          hand(ended.get(), event, sink);
          if (task.reached().test(ended.get().position())) {
            forget(engine, sink);
            return false;
          }
        }
        if (closed || Thread.currentThread().isInterrupted()) {
          return false;
        }
      }
      forget(engine, sink);
      return true;
    }
  }

  private void hand(
      SourceTransaction transaction,
      ChangeEvent<SourceRecord, SourceRecord> event,
      TransactionSink sink) {
    if (!transaction.changes().isEmpty()) {
      sink.accept(transaction);
      ends.addLast(new Ended(transaction.position(), event));
    }
  }

  /**
   * Forgets up to what is durable, and not a byte more: the sink goes on from there, and the source
   * must still have it, be it of nothing but other tables.
   */
  private void forget(EngineRun engine, TransactionSink sink) throws InterruptedException {
    LogPosition durable = sink.durable().orElse(null);
    if (ends.stream().noneMatch(end -> end.position().equals(durable))) {
      return;
    }
    Ended last;
    do {
      last = ends.removeFirst();
    } while (!last.position().equals(durable));
    engine.forget(last.event());
  }
}
