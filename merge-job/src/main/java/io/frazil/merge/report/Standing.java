package io.frazil.merge.report;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.run.TableOutcome;

/**
 * What is known of a table.
 *
 * @param newest what its newest drain did
 * @param looked the newest drain that came so far as to look at the table, where there was one;
 *     else the newest
 */
public record Standing(TableOutcome newest, TableOutcome looked) {

  public Standing {
    requireNonNull(newest, "newest is null");
    requireNonNull(looked, "looked is null");
  }

  /** Of a table that was drained once. */
  public static Standing of(TableOutcome only) {
    return new Standing(only, only);
  }

  /** The same after another drain. */
  public Standing then(TableOutcome next) {
    return new Standing(next, next.state().isPresent() ? next : looked);
  }
}
