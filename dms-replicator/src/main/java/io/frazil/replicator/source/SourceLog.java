package io.frazil.replicator.source;

import java.util.Optional;

/** A source database's log of committed transactions. */
public interface SourceLog extends AutoCloseable {

  /**
   * Makes the log keep what is committed from now on, before tables are loaded; returns that place.
   * A replication slot is made here.
   *
   * @throws io.frazil.model.failure.FrazilException {@code CONFIGURATION} when the database does
   *     not keep a log that can be read, or the user may not read it; {@code EXTERNAL} when it
   *     cannot be reached
   */
  SourceTransaction.LogPosition start();

  /**
   * Hands over transactions in commit order until the thread is interrupted or {@link #close()} is
   * called, then returns normally.
   *
   * @param from where to begin, inclusive of what is not surely before it
   * @param until where to end once it is reached, empty for never
   * @throws io.frazil.model.failure.FrazilException when the log cannot be read, or no longer holds
   *     what comes after {@code from}
   */
  void read(
      SourceTransaction.LogPosition from,
      Optional<SourceTransaction.LogPosition> until,
      TransactionSink sink);

  /** The place of the newest commit now. */
  SourceTransaction.LogPosition now();

  /** Ends a running {@link #read}, and frees connections; the source goes on keeping its log. */
  @Override
  void close();
}
