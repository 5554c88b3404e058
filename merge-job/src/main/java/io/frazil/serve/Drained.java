package io.frazil.serve;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.run.TableOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * What a drain did, and how far the table is.
 *
 * @param sourceTime newest source commit time in the table; empty when it is not known
 */
public record Drained(TableOutcome outcome, Optional<Instant> sourceTime) {

  public Drained {
    requireNonNull(outcome, "outcome is null");
    requireNonNull(sourceTime, "sourceTime is null");
  }
}
