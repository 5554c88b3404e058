package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Supplier;

/**
 * Compares a table with its source while both may move. Keys that differ are looked at again, the
 * source as it is by then against the newest snapshot; what differs in the same way at the last two
 * looks, with no file pending, differs.
 */
public final class Verification {

  /**
   * How far it goes.
   *
   * @param keys most keys that are reported
   * @param looks most looks at keys that differ, 2 or more
   * @param pause taken between two looks
   */
  public record Limits(int keys, int looks, Runnable pause) {

    public Limits {
      requireNonNull(pause, "pause is null");
      if (keys < 1 || looks < 2) {
        throw new IllegalArgumentException("Expected 1 key and 2 looks or more");
      }
    }
  }

  private final ComparedTable table;
  private final Side source;
  private final Supplier<TargetVersion> newest;
  private final Limits limits;

  /**
   * @param newest the table as it is now
   */
  public Verification(
      ComparedTable table, Side source, Supplier<TargetVersion> newest, Limits limits) {
    this.table = requireNonNull(table, "table is null");
    this.source = requireNonNull(source, "source is null");
    this.newest = requireNonNull(newest, "newest is null");
    this.limits = requireNonNull(limits, "limits is null");
  }

  /** Compares; a side that fails throws what it throws. */
  public TableVerdict compare() {
    TargetVersion version = newest.get();
    Bisection.Found found =
        new Bisection(source, version.side(), table.positions(), limits.keys()).find();
    boolean more = found.keys().size() > limits.keys();
    List<RowKey> keys = found.keys().subList(0, Math.min(found.keys().size(), limits.keys()));
    int looks = 1;
    List<KeyDifference> now = look(keys, version);
    boolean isStable = false;
    while (!now.isEmpty() && looks < limits.looks()) {
      limits.pause().run();
      List<KeyDifference> before = now;
      version = newest.get();
      now = look(keys, version);
      looks++;
      isStable = version.pendingFiles() == 0 && now.stream().anyMatch(before::contains);
    }
    return new TableVerdict(
        verdict(now.isEmpty() && !more, isStable),
        looks == 1 ? found.sourceRows() : source.rows(),
        looks == 1 ? found.targetRows() : version.side().rows(),
        version,
        found.ranges(),
        now,
        more,
        looks);
  }

  private static TableVerdict.Verdict verdict(boolean isEqual, boolean isStable) {
    if (isEqual) {
      return TableVerdict.Verdict.EQUAL;
    }
    return isStable ? TableVerdict.Verdict.DIFFERENT : TableVerdict.Verdict.MOVING;
  }

  private List<KeyDifference> look(List<RowKey> keys, TargetVersion version) {
    return keys.isEmpty()
        ? List.of()
        : KeyDifference.of(table, keys, source.values(keys), version.side().values(keys));
  }
}
