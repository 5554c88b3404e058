package io.frazil.setup.verify;

import java.util.ArrayList;
import java.util.List;

/** Positions from one to another, both included. */
public record KeyRange(long from, long to) {

  public KeyRange {
    if (to < from) {
      throw new IllegalArgumentException("No range of keys from " + from + " to " + to);
    }
  }

  /**
   * The same positions in one range, or in two where the distance of their ends is more than a long
   * can hold, so that neither database nor Java overflows when it counts from the start.
   */
  public List<KeyRange> countable() {
    return to - from >= 0 ? List.of(this) : List.of(new KeyRange(from, -1), new KeyRange(0, to));
  }

  /** How many positions go into one part, when it is split into at most so many of equal width. */
  public long width(int parts) {
    return (to - from) / parts + 1;
  }

  /** The parts, in order: each begins where the one before ends. */
  public List<KeyRange> split(int parts) {
    long width = width(parts);
    List<KeyRange> ranges = new ArrayList<>();
    for (long start = from; start <= to && start >= from; start += width) {
      ranges.add(new KeyRange(start, to - start < width ? to : start + width - 1));
      if (to - start < width) {
        break;
      }
    }
    return ranges;
  }

  public boolean holds(long position) {
    return position >= from && position <= to;
  }

  public boolean isSingle() {
    return from == to;
  }
}
