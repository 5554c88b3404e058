package io.frazil.replicator.buffer;

import io.frazil.replicator.source.SourceTransaction.LogPosition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Which of the transactions that were taken are stored whole. Rows of a transaction are held until
 * their file is; reading must go on after the last transaction before the oldest held row.
 */
public final class PendingTransactions {

  private final int replayed;
  private final Deque<Ticket> open = new ArrayDeque<>();
  private final Deque<LogPosition> stored = new ArrayDeque<>();

  /** The rows of one transaction that are in no file yet. */
  public static final class Ticket {
    private final LogPosition end;
    private int held;

    private Ticket(LogPosition end) {
      this.end = end;
    }

    /** A row is buffered. */
    public void hold() {
      held++;
    }

    /** A row's file is stored, or the row is wanted no more. */
    public void release() {
      if (held == 0) {
        throw new IllegalStateException("No row of the transaction at " + end.shown() + " is held");
      }
      held--;
    }
  }

  /**
   * Begins without any.
   *
   * @param replayed how many stored transactions to hold back, so that a resume brings them again
   */
  public PendingTransactions(int replayed) {
    this.replayed = replayed;
  }

  /** A transaction is taken; what it holds is told by the ticket. */
  public Ticket begin(LogPosition end) {
    Ticket ticket = new Ticket(end);
    open.addLast(ticket);
    return ticket;
  }

  /**
   * The end of the last transaction up to which all are stored; empty before the first. To be asked
   * between transactions only.
   */
  public Optional<LogPosition> durable() {
    while (!open.isEmpty() && open.peekFirst().held == 0) {
      stored.addLast(open.removeFirst().end);
      if (stored.size() > replayed + 1) {
        stored.removeFirst();
      }
    }
    return stored.size() > replayed ? Optional.of(stored.peekFirst()) : Optional.empty();
  }
}
