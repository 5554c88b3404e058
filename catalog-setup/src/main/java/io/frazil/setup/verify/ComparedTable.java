package io.frazil.setup.verify;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is compared of a table.
 *
 * @param key the key columns, in key order
 * @param others every other compared column, in table order
 * @param positions how keys are laid out in a line
 */
public record ComparedTable(
    List<ComparedColumn> key, List<ComparedColumn> others, Positions positions) {

  public ComparedTable {
    key = List.copyOf(key);
    others = List.copyOf(others);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("A table is compared by its key, which is empty");
    }
  }

  /** A table whose keys are laid out as their types allow. */
  public static ComparedTable of(List<ComparedColumn> key, List<ComparedColumn> others) {
    return new ComparedTable(key, others, Positions.forKey(key.get(0).type()));
  }

  /** Key columns first: the order in which rows are digested. */
  public List<ComparedColumn> columns() {
    return Stream.concat(key.stream(), others.stream()).toList();
  }
}
