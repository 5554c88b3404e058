package io.frazil.merge.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a folded change set before it is merged.
 *
 * @param keys keys the batch touches; each is one row of the change set
 * @param deletes how many of them are deletes
 * @param applied rows that are the newest of a touched key
 * @param superseded rows of touched keys that a newer one followed
 * @param skipped rows of keys that are not touched, read for context
 * @param keyLiterals every key as a SQL literal, when the key is one column that has literals and
 *     the keys are few enough; empty otherwise
 * @param range of the first key column, when it has literals
 */
public record FoldStats(
    long keys,
    long deletes,
    long applied,
    long superseded,
    long skipped,
    List<String> keyLiterals,
    Optional<Range> range) {

  /** Most keys whose literals are written into the statement. */
  public static final int LITERAL_LIMIT = 1_000;

  /** Smallest and largest value, as SQL literals. */
  public record Range(String smallest, String largest) {

    public Range {
      requireNonNull(smallest, "smallest is null");
      requireNonNull(largest, "largest is null");
    }
  }

  public FoldStats {
    keyLiterals = List.copyOf(keyLiterals);
    requireNonNull(range, "range is null");
  }
}
