package io.frazil.replicator.types;

import static java.util.Objects.requireNonNull;

/**
 * The type of a MySQL or MariaDB column.
 *
 * @param name {@code DATA_TYPE} of the information schema, lower-case; {@code geometry} for every
 *     spatial type
 * @param first precision, length in characters or bytes, bits, or fraction digits of a time; 0
 *     where it has no meaning
 * @param second scale of {@code decimal}
 */
public record MariaDbType(String name, Sign sign, int first, int second) {

  /** Whether a number may be negative. */
  public enum Sign {
    SIGNED,
    UNSIGNED
  }

  public MariaDbType {
    requireNonNull(name, "name is null");
    requireNonNull(sign, "sign is null");
  }

  public static MariaDbType of(String name, int first) {
    return new MariaDbType(name, Sign.SIGNED, first, 0);
  }

  boolean isUnsigned() {
    return sign == Sign.UNSIGNED;
  }
}
