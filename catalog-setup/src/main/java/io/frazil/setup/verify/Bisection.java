package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the keys whose rows differ: both sides digest the same ranges, and ranges that differ are
 * split until they hold few rows, which are then compared one by one.
 */
final class Bisection {

  /** Ranges of one step. */
  static final int PARTS = 64;

  /** Most rows of both sides together that are compared one by one. */
  static final int FEW_ROWS = 5_000;

  /**
   * What was found.
   *
   * @param ranges those of the first step
   * @param keys that differ, in order of position; at most the limit and one
   */
  record Found(List<RangeVerdict> ranges, List<RowKey> keys) {

    /** Rows of the source when the ranges were digested. */
    long sourceRows() {
      return ranges.stream().mapToLong(range -> range.source().rows()).sum();
    }

    /** Rows of the table when the ranges were digested. */
    long targetRows() {
      return ranges.stream().mapToLong(range -> range.target().rows()).sum();
    }
  }

  private final Side source;
  private final Side target;
  private final Positions positions;
  private final int limit;
  private final List<RowKey> keys = new ArrayList<>();
  private final Deque<KeyRange> left = new ArrayDeque<>();

  /**
   * @param limit how many keys are enough
   */
  Bisection(Side source, Side target, Positions positions, int limit) {
    this.source = requireNonNull(source, "source is null");
    this.target = requireNonNull(target, "target is null");
    this.positions = requireNonNull(positions, "positions is null");
    this.limit = limit;
  }

  Found find() {
    Optional<KeyRange> all = all();
    if (all.isEmpty()) {
      return new Found(List.of(), List.of());
    }
    List<RangeVerdict> first = new ArrayList<>();
    all.get().countable().forEach(range -> first.addAll(split(range)));
    while (!left.isEmpty() && keys.size() <= limit) {
      split(left.removeFirst());
    }
    return new Found(first, List.copyOf(keys.subList(0, Math.min(keys.size(), limit + 1))));
  }

  /** Every position that a row of either side can be at. */
  private Optional<KeyRange> all() {
    if (positions == Positions.HASH) {
      return Optional.of(Positions.ALL_HASHES);
    }
    Optional<KeyRange> one = source.extent();
    Optional<KeyRange> other = target.extent();
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return Optional.of(
        new KeyRange(
            Math.min(one.get().from(), other.get().from()),
            Math.max(one.get().to(), other.get().to())));
  }

  private List<RangeVerdict> split(KeyRange range) {
    List<RangeDigest> expected = source.digests(range, PARTS);
    List<RangeDigest> found = target.digests(range, PARTS);
    List<KeyRange> parts = range.split(PARTS);
    List<RangeVerdict> verdicts = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      RangeVerdict verdict = new RangeVerdict(parts.get(i), expected.get(i), found.get(i));
      verdicts.add(verdict);
      if (verdict.isEqual() || keys.size() > limit) {
        continue;
      }
      if (parts.get(i).isSingle() || verdict.rows() <= FEW_ROWS) {
        compare(parts.get(i));
      } else {
        left.addLast(parts.get(i));
      }
    }
    return verdicts;
  }

  private void compare(KeyRange range) {
    Map<RowKey, String> expected = source.keys(range);
    Map<RowKey, String> found = target.keys(range);
    Stream.concat(expected.keySet().stream(), found.keySet().stream())
        .distinct()
        .filter(key -> !Objects.equals(expected.get(key), found.get(key)))
        .sorted(Comparator.comparingLong(positions::of).thenComparing(RowKey::text))
        .forEach(keys::add);
  }
}
