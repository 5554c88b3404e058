package io.frazil.merge.report;

import java.math.BigDecimal;

/** Numbers as people and JSON write them. */
final class Numbers {

  private Numbers() {}

  /** Without an exponent, and without a fraction of zeros. */
  static String text(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
