package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A committed transaction, with the changes of the tables that are replicated, in statement order.
 * Rolled-back work is in none.
 *
 * @param commit the source's commit time, as exactly as its log tells it
 * @param position place in the source's log at the end of the transaction
 */
public record SourceTransaction(Instant commit, LogPosition position, List<SourceChange> changes) {

  /**
   * A place in a source's log, from which reading can go on.
   *
   * @param text the reader's own writing of it; opaque to everybody else, and never empty
   * @param shown what a person is shown, and what {@code $AR_H_STREAM_POSITION} holds: an LSN, or a
   *     binlog file and offset
   */
  public record LogPosition(String text, String shown) {

    public LogPosition {
      requireNonNull(shown, "shown is null");
      if (text.isEmpty()) {
        throw new IllegalArgumentException("A log position has a text");
      }
    }
  }

  public SourceTransaction {
    requireNonNull(commit, "commit is null");
    requireNonNull(position, "position is null");
    changes = List.copyOf(changes);
  }
}
