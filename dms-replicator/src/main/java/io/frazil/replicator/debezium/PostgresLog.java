package io.frazil.replicator.debezium;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.jdbc.PostgresSession;
import io.frazil.replicator.jdbc.SqlFailures;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * The log of a PostgreSQL database (12 and newer), by its {@code pgoutput} plugin. A position is
 * the LSN at the end of a transaction: the server itself begins with the next transaction after it.
 *
 * <p>Of an old row the log holds the key, and that only where it was moved or the row deleted,
 * unless the table's replica identity is full.
 */
public final class PostgresLog implements SourceLog {

  private final DatabaseLogin login;
  private final LogOptions options;
  private final PostgresSlot slot;
  private final LogReading reading = new LogReading();

  public PostgresLog(DatabaseLogin login, LogOptions options) {
    this.login = login;
    this.options = options;
    this.slot = new PostgresSlot(login, options);
  }

  @Override
  public LogPosition start() {
    return slot.make().position();
  }

  @Override
  public void read(LogPosition from, Optional<LogPosition> until, TransactionSink sink) {
    Lsn begin = Lsn.of(from);
    Optional<Lsn> end = until.map(Lsn::of);
    if (end.isPresent() && !begin.isBefore(end.get())) {
      return;
    }
    slot.requireKept(begin);
    try (Connection connection = PostgresSession.open(login)) {
      PostgresReaders readers =
          new PostgresReaders(connection, options::replicates, options.booleans());
      readers.learnIdentities();
      reading.run(
          new LogReading.Task(
              PostgresSettings.of(login, options, begin),
              new Transactions(readers::reader, PostgresLog::position),
              position -> end.isPresent() && !Lsn.of(position).isBefore(end.get()),
              this::failure),
          sink);
    } catch (SQLException e) {
      throw SqlFailures.of("read the log of " + login.shown(), e);
    }
  }

  @Override
  public LogPosition now() {
    return slot.mark().position();
  }

  @Override
  public void close() {
    reading.close();
  }

  private static LogPosition position(SourceRecord end) {
    return new Lsn((Long) end.sourceOffset().get("lsn_commit")).position();
  }

  private FrazilException failure(Throwable cause) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        ("Cannot read the log of %s through the replication slot %s: %s. Look whether the database"
                + " runs and no other reads the slot, then run again.")
            .formatted(login.shown(), options.slot(), EngineFailures.reason(cause)),
        cause);
  }
}
