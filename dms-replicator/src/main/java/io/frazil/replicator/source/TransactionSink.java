package io.frazil.replicator.source;

import java.util.Optional;

/**
 * Takes transactions in commit order, one at a time, from one thread.
 *
 * <p>What was taken is not yet safe: a reader of a log may let the source forget only what lies
 * before {@link #durable()}.
 */
public interface TransactionSink {

  /**
   * Takes a transaction.
   *
   * @throws io.frazil.model.failure.FrazilException when what it becomes cannot be stored; the
   *     transaction must be handed over again from an earlier position
   */
  void accept(SourceTransaction transaction);

  /**
   * Nothing happened up to now: a moment for work that is due by time. Called at least once a
   * second while the log is quiet.
   */
  void idle();

  /** The position up to which everything that was taken is stored; empty before the first. */
  Optional<SourceTransaction.LogPosition> durable();
}
