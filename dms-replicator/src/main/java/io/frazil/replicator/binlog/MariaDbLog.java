package io.frazil.replicator.binlog;

import com.github.shyiko.mysql.binlog.event.Event;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.MariaDbTables;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * The binary log of a MariaDB or MySQL server, with whole rows ({@code binlog_row_image=FULL}) and
 * their description ({@code binlog_row_metadata=FULL}). A position is the file and offset behind a
 * transaction. The server forgets by its own time, whatever was read.
 */
public final class MariaDbLog implements SourceLog {

  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final DatabaseLogin login;
  private final Predicate<TableId> replicated;
  private final int serverId;
  private final BinlogServer server;
  private volatile boolean closed;
  private volatile Thread reader;
  private volatile CountDownLatch returned = new CountDownLatch(0);

  /**
   * The log of a server.
   *
   * @param tables those that are replicated
   * @param replicator a name; two of one name cannot read a server at once
   */
  public MariaDbLog(DatabaseLogin login, Predicate<TableId> tables, String replicator) {
    this.login = login;
    this.replicated = tables;
    this.serverId = 0x40000000 | (replicator.hashCode() & 0x3fffffff);
    this.server = new BinlogServer(login);
  }

  @Override
  public LogPosition start() {
    return server.end().position();
  }

  @Override
  public LogPosition now() {
    return server.end().position();
  }

  @Override
  public void read(LogPosition from, Optional<LogPosition> until, TransactionSink sink) {
    BinlogPlace begin = BinlogPlace.of(from);
    Optional<BinlogPlace> end = until.map(BinlogPlace::of);
    if (end.isPresent() && begin.compareTo(end.get()) >= 0) {
      return;
    }
    server.end();
    server.requireKept(begin);
    BinlogTransactions transactions =
        new BinlogTransactions(begin, server.charsets(), replicated, shapes());
    reader = Thread.currentThread();
    returned = new CountDownLatch(1);
    try (BinlogClient client = new BinlogClient(login, begin, serverId)) {
      boolean reading = true;
      while (reading && !closed && !Thread.currentThread().isInterrupted()) {
        reading = step(client, transactions, end, sink);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reader = null;
      returned.countDown();
    }
  }

  /** Ends a running {@link #read}, and returns once it has ended. */
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

  private boolean step(
      BinlogClient client,
      BinlogTransactions transactions,
      Optional<BinlogPlace> end,
      TransactionSink sink)
      throws InterruptedException {
    Optional<Event> event = client.poll(PATIENCE);
    if (event.isEmpty()) {
      Optional<Throwable> failure = client.failure();
      if (failure.isPresent()) {
        throw failure(failure.get());
      }
      sink.idle();
      return true;
    }
    BinlogTransactions.Step step = transactions.take(event.get());
    step.transaction().ifPresent(sink::accept);
    return step.place()
        .filter(place -> end.isPresent() && place.compareTo(end.get()) >= 0)
        .isEmpty();
  }

  private List<SourceTable> shapes() {
    try (MariaDbTables tables = MariaDbTables.connect(login, replicated)) {
      return tables.list();
    }
  }

  private FrazilException failure(Throwable cause) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        ("Cannot read the binary log of %s: %s. Look whether the server runs and the user %s has"
                + " REPLICATION SLAVE, then run again.")
            .formatted(login.shown(), cause.getMessage(), login.user()),
        cause);
  }
}
