package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

/**
 * A change file made wrong on purpose.
 *
 * @param mutation what was done to it
 * @param before how many of its first rows must be as they were, where it can be read at all
 * @param after how many of its last rows, likewise
 * @param rows how many rows it must have then; -1 where any number is right
 */
record Mutant(String mutation, byte[] bytes, int before, int after, int rows) {

  static final int ANY = -1;

  Mutant {
    requireNonNull(mutation, "mutation is null");
    requireNonNull(bytes, "bytes is null");
  }

  /** Nothing is known of its rows. */
  static Mutant of(String mutation, byte[] bytes) {
    return new Mutant(mutation, bytes, 0, 0, ANY);
  }

  /** Damage that must be noticed unless it leaves every row as it was. */
  static Mutant wholeOrNot(String mutation, byte[] bytes, int rows) {
    return new Mutant(mutation, bytes, rows, 0, rows);
  }

  /** Damage to values that cannot be told from other values, but not to the number of rows. */
  static Mutant counted(String mutation, byte[] bytes, int rows) {
    return new Mutant(mutation, bytes, 0, 0, rows);
  }
}
