package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What comparing a table gave.
 *
 * @param version the snapshot that was compared last
 * @param ranges of the first step, by which rows were compared
 * @param keys that differ, up to the limit; those of {@code MOVING} may be equal by now
 * @param more whether further keys differ
 * @param looks how often the differing keys were looked at
 */
public record TableVerdict(
    Verdict verdict,
    long sourceRows,
    long targetRows,
    TargetVersion version,
    List<RangeVerdict> ranges,
    List<KeyDifference> keys,
    boolean more,
    int looks) {

  /** How it ended. */
  public enum Verdict {
    /** Every row is the same. */
    EQUAL,
    /** Rows differ, and did so in the same way at the last two looks, with no file pending. */
    DIFFERENT,
    /** Rows differ, but change files are pending or rows changed between two looks. */
    MOVING
  }

  public TableVerdict {
    requireNonNull(verdict, "verdict is null");
    requireNonNull(version, "version is null");
    ranges = List.copyOf(ranges);
    keys = List.copyOf(keys);
  }
}
