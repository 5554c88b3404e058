package io.frazil.setup.verify;

import java.math.BigInteger;

/** Adds row digests up, as {@link RangeDigest} has them. Not thread-safe. */
public final class DigestSum {

  /** Hexadecimal digits of each of the two numbers made of a row's digest. */
  public static final int DIGITS = 15;

  private static final long MASK = (1L << 32) - 1;

  private long rows;
  private long firstLow;
  private long firstHigh;
  private long secondLow;
  private long secondHigh;

  /** Adds a row by its digest in hexadecimal. */
  public void add(String digest) {
    long first = Long.parseLong(digest, 0, DIGITS, 16);
    long second = Long.parseLong(digest, DIGITS, 2 * DIGITS, 16);
    rows++;
    firstLow += first & MASK;
    firstHigh += first >>> 32;
    secondLow += second & MASK;
    secondHigh += second >>> 32;
  }

  public RangeDigest digest() {
    return new RangeDigest(rows, sum(firstHigh, firstLow) + ":" + sum(secondHigh, secondLow));
  }

  private static BigInteger sum(long high, long low) {
    return BigInteger.valueOf(high).shiftLeft(32).add(BigInteger.valueOf(low));
  }
}
