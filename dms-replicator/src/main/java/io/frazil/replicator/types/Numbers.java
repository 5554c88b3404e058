package io.frazil.replicator.types;

import io.frazil.replicator.source.DmsType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal numbers in the scale of their DMS type. */
final class Numbers {

  private Numbers() {}

  /** Digits beyond the scale are lost, as in DMS; digits before the point never. */
  static BigDecimal decimal(DmsType type, String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is " + text + ", which is no decimal number", e);
    }
    BigDecimal scaled = number.setScale(type.second(), RoundingMode.DOWN);
    if (scaled.precision() > type.first() && scaled.precision() > scaled.scale()) {
      throw new IllegalArgumentException(
          "has more digits before the point than NUMERIC("
              + type.first()
              + ","
              + type.second()
              + ") holds");
    }
    return scaled;
  }
}
