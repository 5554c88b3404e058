package io.frazil.merge.read;

import java.io.Serializable;

/**
 * Row groups of a Parquet change file, to be read together.
 *
 * @param from index of the first
 * @param until index after the last; may lie beyond the file's last
 */
public record RowGroupRange(int from, int until) implements Serializable {

  /** Every row group of a file. */
  public static final RowGroupRange ALL = new RowGroupRange(0, Integer.MAX_VALUE);

  public RowGroupRange {
    if (from < 0 || until < from) {
      throw new IllegalArgumentException(
          "Row groups run from 0 upwards, got " + from + ".." + until);
    }
  }
}
