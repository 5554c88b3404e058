package io.frazil.serve;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often tables are drained.
 *
 * @param interval between two sweeps of all tables, and the longest back-off of a table that failed
 * @param backOff of a table after its first failure; doubles with each that follows
 * @param sideBySide most tables at once, 1 or more
 */
public record Pace(Duration interval, Duration backOff, int sideBySide) {

  public Pace {
    requireNonNull(interval, "interval is null");
    requireNonNull(backOff, "backOff is null");
    if (interval.toMillis() < 1 || backOff.toMillis() < 1 || sideBySide < 1) {
      throw new IllegalArgumentException(
          "Pace out of range: interval "
              + interval
              + ", backOff "
              + backOff
              + ", sideBySide "
              + sideBySide);
    }
  }

  /** How long a table rests after so many failures one after the other. */
  Duration rest(int failures) {
    Duration doubled = backOff.multipliedBy(1L << Math.min(failures - 1, 20));
    return doubled.compareTo(interval) < 0 ? doubled : interval;
  }
}
