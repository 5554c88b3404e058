package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

/**
 * What is in a range: how many rows, and the sum of their digests, which knows no order.
 *
 * @param digest equal texts for equal rows
 */
public record RangeDigest(long rows, String digest) {

  /** Of a range without rows. */
  public static final RangeDigest EMPTY = new RangeDigest(0, "0:0");

  public RangeDigest {
    requireNonNull(digest, "digest is null");
  }
}
