package io.frazil.replicator.debezium;

import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.spi.OffsetCommitPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A running engine, whose records are taken by the thread that reads instead of being pushed by the
 * engine's. The engine waits while a batch is looked at: what is not yet taken is bounded.
 */
final class EngineRun implements AutoCloseable {

  private static final Duration END = Duration.ofSeconds(30);

  private final SynchronousQueue<Batch> batches = new SynchronousQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService thread;
  private final DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine;
  private volatile boolean closing;
  private volatile Throwable failure;
  private volatile String said;
  private RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer;

  /** Starts an engine in a thread of its own. */
  EngineRun(Properties settings) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread engineThread = new Thread(task, "frazil-log-engine");
              engineThread.setDaemon(true);
              return engineThread;
            });
    engine =
        DebeziumEngine.create(Connect.class)
            .using(settings)
            .using(OffsetCommitPolicy.always())
            .using(this::ended)
            .notifying(this::offer)
            .build();
    thread.execute(engine);
  }

  /**
   * Records in log order, of which the engine waits to be told that they were looked at.
   *
   * @param events never empty
   */
  record Batch(
      List<ChangeEvent<SourceRecord, SourceRecord>> events,
      RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committer,
      CountDownLatch seen)
      implements AutoCloseable {

    /** Lets the engine go on. */
    @Override
    public void close() {
      seen.countDown();
    }
  }

  /**
   * The next batch, which the caller closes; empty when there is none in time, or the engine ended.
   */
  Optional<Batch> poll(Duration patience) throws InterruptedException {
    Batch batch = batches.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (batch != null) {
      committer = batch.committer();
    }
    return Optional.ofNullable(batch);
  }

  /** Whether the engine stopped by itself. */
  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** Why the engine stopped; what it said when there was no exception. */
  Throwable failure() {
    return failure == null ? new IllegalStateException(String.valueOf(said)) : failure;
  }

  /** Lets the source forget what lies before this event, and the event. */
  void forget(ChangeEvent<SourceRecord, SourceRecord> event) throws InterruptedException {
    committer.markProcessed(event);
    committer.markBatchFinished();
  }

  /** Stops the engine and its threads, and closes its connections. */
  @Override
  public void close() {
    closing = true;
    boolean interrupted = Thread.interrupted();
    thread.shutdown();
    try {
      long deadline = System.nanoTime() + END.toNanos();
      while (System.nanoTime() < deadline && !closeEngine()) {
        ended.await(100, TimeUnit.MILLISECONDS);
      }
      if (!thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      thread.shutdownNow();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** False while the engine starts, when it refuses to be closed and would leave connections. */
  private boolean closeEngine() {
    if (hasEnded()) {
      return true;
    }
    try {
      engine.close();
      return true;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }

  private void offer(
      List<ChangeEvent<SourceRecord, SourceRecord>> events,
      RecordCommitter<ChangeEvent<SourceRecord, SourceRecord>> committerOfBatch)
      throws InterruptedException {
    Batch batch = new Batch(events, committerOfBatch, new CountDownLatch(1));
    boolean taken = false;
    while (!taken && !closing) {
      taken = batches.offer(batch, 100, TimeUnit.MILLISECONDS);
    }
    while (taken && !closing && !batch.seen().await(100, TimeUnit.MILLISECONDS)) {
      Thread.onSpinWait();
    }
  }

  private void ended(boolean success, String message, Throwable error) {
    failure = error;
    said = message;
    ended.countDown();
  }
}
