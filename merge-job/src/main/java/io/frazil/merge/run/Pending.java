package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.discover.Selection;
import java.time.Instant;
import java.util.Optional;

/**
 * Change files not applied yet.
 *
 * @param since when the oldest of them was written; empty when there are none
 */
public record Pending(int files, long bytes, Optional<Instant> since) {

  /** Nothing is pending. */
  public static final Pending NONE = new Pending(0, 0, Optional.empty());

  public Pending {
    requireNonNull(since, "since is null");
  }

  static Pending of(Selection selection) {
    return new Pending(selection.pending(), selection.pendingBytes(), selection.pendingSince());
  }
}
