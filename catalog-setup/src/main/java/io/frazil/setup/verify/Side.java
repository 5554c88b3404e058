package io.frazil.setup.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of one side, in canonical text. Each call may see another moment of a source that moves.
 */
public interface Side {

  /** How many rows there are. */
  long rows();

  /** From the lowest to the highest position; empty when there is no row. */
  Optional<KeyRange> extent();

  /**
   * What is in each part of a range, split as {@link KeyRange#split} does; one element a part, in
   * order.
   */
  List<RangeDigest> digests(KeyRange range, int parts);

  /** The digest of each row in a range; of a key with several rows all of theirs. */
  Map<RowKey, String> keys(KeyRange range);

  /**
   * The values of the rows with these keys, key columns first; of keys without a row there is none,
   * of a key with several rows the values of all of them, one row after the other.
   */
  Map<RowKey, List<String>> values(List<RowKey> keys);
}
