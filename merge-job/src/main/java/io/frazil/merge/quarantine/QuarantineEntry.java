package io.frazil.merge.quarantine;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;
import java.time.Instant;

/**
 * The newest record of a quarantined row.
 *
 * @param batchId batch that refused it, or that merged it at last
 * @param recorded when that was stored
 */
public record QuarantineEntry(
    TableName table, QuarantinedRow row, State state, String batchId, Instant recorded) {

  /** Whether the row still waits. */
  public enum State {
    /** Refused and not merged since. */
    OPEN,
    /** Merged by a replay, or made obsolete by a new full load. */
    CLOSED
  }

  public QuarantineEntry {
    requireNonNull(table, "table is null");
    requireNonNull(row, "row is null");
    requireNonNull(state, "state is null");
    requireNonNull(batchId, "batchId is null");
    requireNonNull(recorded, "recorded is null");
  }
}
