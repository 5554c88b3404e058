package io.frazil.setup.verify;

import io.frazil.model.table.ColumnType;

/**
 * How keys are laid out in a line of whole numbers, so that a range of them means the same rows on
 * both sides whatever their collations.
 */
public enum Positions {
  /** By the first key column, a whole number: ranges use its index. */
  NUMBER,
  /** By {@value #HASH_DIGITS} hexadecimal digits of the key's digest, for every other key. */
  HASH;

  /** Of a digest, from its start. */
  public static final int HASH_DIGITS = 7;

  /** All positions of {@link #HASH}. */
  static final KeyRange ALL_HASHES = new KeyRange(0, (1L << (4 * HASH_DIGITS)) - 1);

  static Positions forKey(ColumnType firstKeyType) {
    return firstKeyType.kind() == ColumnType.Kind.INT || firstKeyType.kind() == ColumnType.Kind.LONG
        ? NUMBER
        : HASH;
  }

  /** Where a key is. */
  public long of(RowKey key) {
    return switch (this) {
      case NUMBER -> Long.parseLong(key.parts().get(0));
      case HASH -> Long.parseLong(CanonicalText.digest(key.parts()).substring(0, HASH_DIGITS), 16);
    };
  }
}
