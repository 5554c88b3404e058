package io.frazil.replicator.layout;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a change carries of its transaction.
 *
 * @param commit the source's commit time
 * @param sequence its change sequence, 35 digits
 * @param position place in the source's log, as people read it
 */
public record ChangeStamp(Instant commit, String sequence, String position) {

  public ChangeStamp {
    requireNonNull(commit, "commit is null");
    requireNonNull(sequence, "sequence is null");
    requireNonNull(position, "position is null");
  }
}
