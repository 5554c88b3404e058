package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

/**
 * The type DMS gives a source column, which decides its text in CSV and its type in Parquet.
 *
 * <p>Source: AWS DMS User Guide, "Data types for AWS Database Migration Service".
 *
 * @param first precision of {@code NUMERIC}, fraction digits of {@code TIME} and {@code DATETIME},
 *     length of text and bytes where the source limits it; 0 where it has no meaning
 * @param second scale of {@code NUMERIC}; 0 for any other
 */
public record DmsType(Kind kind, int first, int second) {

  /**
   * DMS's own names. In a row, a value that is not null is a {@link Boolean} for {@code BOOLEAN};
   * {@link Integer} for {@code INT1}, {@code INT2}, {@code INT4}, {@code UINT1} and {@code UINT2};
   * {@link Long} for {@code INT8} and {@code UINT4}; {@link java.math.BigInteger} for {@code
   * UINT8}; {@link java.math.BigDecimal} of the type's scale for {@code NUMERIC}; {@link Float} and
   * {@link Double} for {@code REAL4} and {@code REAL8}; {@link java.time.LocalDate}, {@link
   * java.time.LocalTime} and {@link java.time.LocalDateTime} (no zone: DMS drops it) for {@code
   * DATE}, {@code TIME} and {@code DATETIME}; {@link String} for text; a read-only {@link
   * java.nio.ByteBuffer} for {@code BYTES} and {@code BLOB}.
   */
  public enum Kind {
    BOOLEAN,
    BYTES,
    DATE,
    TIME,
    DATETIME,
    INT1,
    INT2,
    INT4,
    INT8,
    UINT1,
    UINT2,
    UINT4,
    UINT8,
    NUMERIC,
    REAL4,
    REAL8,
    STRING,
    WSTRING,
    BLOB,
    CLOB,
    NCLOB;

    /** Whether DMS carries the type as a LOB, whole only up to {@code LobMaxSize}. */
    public boolean isLob() {
      return this == BLOB || this == CLOB || this == NCLOB;
    }
  }

  public DmsType {
    requireNonNull(kind, "kind is null");
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException(
          "Negative parameter of " + kind + ": " + first + ", " + second);
    }
  }

  public static DmsType of(Kind kind) {
    return new DmsType(kind, 0, 0);
  }

  public static DmsType numeric(int precision, int scale) {
    return new DmsType(Kind.NUMERIC, precision, scale);
  }
}
