package io.frazil.merge.read;

import static io.frazil.merge.read.ValueParser.INVALID;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/**
 * Numbers in text. Integers are read by themselves; decimals and binary fractions are first scanned
 * into a mantissa and a power of ten, which settles most of them exactly, and are otherwise left to
 * the JDK. An instance holds the last scan: not thread-safe.
 */
final class NumberText {

  private static final int LONG_DIGITS = 18;

  /** Longest text of a decimal that does not fit {@link #LONG_DIGITS}; the JDK's is quadratic. */
  private static final int MAX_DECIMAL_TEXT = 1_000;

  private static final long MAX_EXACT_DOUBLE = 1L << 53;
  private static final double[] EXACT_POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long[] POWERS = powersOfTen();

  private static final long FLOAT_TAIL = (1L << 29) - 1;
  private static final long FLOAT_MIDPOINT = 1L << 28;

  private boolean negative;

  /** Digits without sign and point, when {@link #digits} is at most {@link #LONG_DIGITS}. */
  private long mantissa;

  /** Significant digits in the text, leading zeros not counted. */
  private int digits;

  /** Power of ten to multiply the mantissa with. */
  private int exponent;

  NumberText() {}

  static Object intValue(byte[] text, int from, int to) {
    Object value = longValue(text, from, to);
    if (value == INVALID) {
      return INVALID;
    }
    long number = (Long) value;
    return number == (int) number ? (Object) (int) number : INVALID;
  }

  static Object longValue(byte[] text, int from, int to) {
    int at = from;
    boolean minus = at < to && text[at] == '-';
    if (at < to && (minus || text[at] == '+')) {
      at++;
    }
    if (at == to) {
      return INVALID;
    }
    long negated = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9 || negated < Long.MIN_VALUE / 10) {
        return INVALID;
      }
      negated = negated * 10 - digit;
      if (negated > 0) {
        return INVALID;
      }
    }
    if (minus) {
      return negated;
    }
    return negated == Long.MIN_VALUE ? INVALID : (Object) (-negated);
  }

  /** A {@link BigDecimal} of exactly that scale. */
  Object decimal(byte[] text, int from, int to, int precision, int scale) {
    if (!scan(text, from, to)) {
      return INVALID;
    }
    if (digits == 0) {
      return BigDecimal.valueOf(0, scale);
    }
    long shift = (long) exponent + scale;
    if (digits > LONG_DIGITS || digits + shift > LONG_DIGITS) {
      return longDecimal(text, from, to, precision, scale);
    }

    long unscaled = mantissa;
    if (shift >= 0) {
      unscaled *= POWERS[(int) shift];
    } else {
      if (shift < -LONG_DIGITS || unscaled % POWERS[(int) -shift] != 0) {
        return INVALID;
      }
      unscaled /= POWERS[(int) -shift];
    }
    if (precision <= LONG_DIGITS && unscaled >= POWERS[precision]) {
      return INVALID;
    }
    return BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
  }

  private static Object longDecimal(byte[] text, int from, int to, int precision, int scale) {
    if (to - from > MAX_DECIMAL_TEXT) {
      return INVALID;
    }
    BigDecimal value = new BigDecimal(string(text, from, to)).stripTrailingZeros();
    long wholeDigits = (long) value.precision() - value.scale();
    return value.scale() > scale || wholeDigits > precision - scale
        ? INVALID
        : value.setScale(scale);
  }

  Object doubleValue(byte[] text, int from, int to) {
    double special = special(text, from, to);
    if (special != 0) {
      return special;
    }
    if (!scan(text, from, to)) {
      return INVALID;
    }
    double value = isExactDouble() ? exactDouble() : Double.parseDouble(string(text, from, to));
    return isLost(value) ? INVALID : (Object) value;
  }

  Object floatValue(byte[] text, int from, int to) {
    double special = special(text, from, to);
    if (special != 0) {
      return (float) special;
    }
    if (!scan(text, from, to)) {
      return INVALID;
    }
    float value;
    if (isExactDouble() && isFarFromFloatMidpoint(exactDouble())) {
      value = (float) exactDouble();
    } else {
      value = Float.parseFloat(string(text, from, to));
    }
    return isLost(value) ? INVALID : (Object) value;
  }

  /** Whether a finite number other than zero became infinite or zero. */
  private boolean isLost(double value) {
    return Double.isInfinite(value) || value == 0 && digits > 0;
  }

  /** Whether mantissa and power are both doubles, so that one operation rounds correctly. */
  private boolean isExactDouble() {
    return digits <= LONG_DIGITS
        && mantissa <= MAX_EXACT_DOUBLE
        && Math.abs(exponent) < EXACT_POWERS.length;
  }

  private double exactDouble() {
    double value =
        exponent < 0 ? mantissa / EXACT_POWERS[-exponent] : mantissa * EXACT_POWERS[exponent];
    return negative ? -value : value;
  }

  /**
   * Whether rounding the double to a float rounds as the text itself would: a text on one side of
   * the point midway between two floats never becomes a double on the other side.
   */
  private static boolean isFarFromFloatMidpoint(double value) {
    return (Double.doubleToRawLongBits(value) & FLOAT_TAIL) != FLOAT_MIDPOINT
        && (value == 0 || Math.abs(value) >= Float.MIN_NORMAL);
  }

  /** NaN or an infinity when the text is its name; else 0. */
  private static double special(byte[] text, int from, int to) {
    int length = to - from;
    if (length < 3 || length > 9 || text[to - 1] != 'N' && text[to - 1] != 'y') {
      return 0;
    }
    return switch (string(text, from, to)) {
      case "NaN" -> Double.NaN;
      case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  /** Scans {@code [+-]digits[.digits][e[+-]digits]}; false when the text is anything else. */
  private boolean scan(byte[] text, int from, int to) {
    mantissa = 0;
    digits = 0;
    exponent = 0;
    int at = from;
    negative = at < to && text[at] == '-';
    if (at < to && (negative || text[at] == '+')) {
      at++;
    }
    int end = scanDigits(text, at, to);
    int seen = end - at;
    at = end;
    if (at < to && text[at] == '.') {
      end = scanDigits(text, ++at, to);
      exponent = at - end;
      seen += end - at;
      at = end;
    }
    if (seen == 0) {
      return false;
    }
    return at == to || (text[at] | 0x20) == 'e' && scanExponent(text, at + 1, to);
  }

  private int scanDigits(byte[] text, int from, int to) {
    int at = from;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return at;
      }
      if (digits > 0 || digit != 0) {
        digits++;
      }
      if (digits <= LONG_DIGITS) {
        mantissa = mantissa * 10 + digit;
      }
    }
    return at;
  }

  private boolean scanExponent(byte[] text, int from, int to) {
    int at = from;
    boolean minus = at < to && text[at] == '-';
    if (at < to && (minus || text[at] == '+')) {
      at++;
    }
    if (at == to || to - at > 8) {
      return false;
    }
    int power = 0;
    for (; at < to; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      power = power * 10 + digit;
    }
    exponent += minus ? -power : power;
    return true;
  }

  private static String string(byte[] text, int from, int to) {
    return new String(text, from, to - from, ISO_8859_1);
  }

  private static long[] powersOfTen() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }
}
