package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A key whose rows differ.
 *
 * @param columns the values that differ; empty when a side has no row
 */
public record KeyDifference(RowKey key, Kind kind, List<Value> columns) {

  /** Which side has the row. */
  public enum Kind {
    /** In the source alone. */
    MISSING,
    /** In the table alone, as the orphan is that a key update without before image leaves. */
    EXTRA,
    /** In both, with other values. */
    CHANGED,
    /** More than once in a side, where a key has one row. */
    REPEATED
  }

  /**
   * A value that differs, in canonical text.
   *
   * @param expected in the source; null for NULL
   * @param found in the table; null for NULL
   */
  public record Value(String column, String expected, String found) {}

  public KeyDifference {
    requireNonNull(key, "key is null");
    requireNonNull(kind, "kind is null");
    columns = List.copyOf(columns);
  }

  /** The keys of these whose rows differ now. */
  static List<KeyDifference> of(
      ComparedTable table,
      List<RowKey> keys,
      Map<RowKey, List<String>> expected,
      Map<RowKey, List<String>> found) {
    List<KeyDifference> differences = new ArrayList<>();
    for (RowKey key : keys) {
      List<String> source = expected.get(key);
      List<String> target = found.get(key);
      if (source == null && target != null) {
        differences.add(new KeyDifference(key, Kind.EXTRA, List.of()));
      } else if (source != null && target == null) {
        differences.add(new KeyDifference(key, Kind.MISSING, List.of()));
      } else if (isRepeated(table, source) || isRepeated(table, target)) {
        differences.add(new KeyDifference(key, Kind.REPEATED, List.of()));
      } else if (!Objects.equals(source, target)) {
        differences.add(new KeyDifference(key, Kind.CHANGED, values(table, source, target)));
      }
    }
    return differences;
  }

  private static boolean isRepeated(ComparedTable table, List<String> values) {
    return values != null && values.size() > table.columns().size();
  }

  private static List<Value> values(
      ComparedTable table, List<String> expected, List<String> found) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!Objects.equals(expected.get(i), found.get(i))) {
        values.add(new Value(table.columns().get(i).name(), expected.get(i), found.get(i)));
      }
    }
    return values;
  }
}
