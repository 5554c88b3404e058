package io.frazil.model.pipeline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers with and without a unit. */
final class Units {

  private static final Pattern SIZE = Pattern.compile("([0-9_]{1,24})\\s*([KMGT]iB|B|)");
  private static final Pattern TIME = Pattern.compile("([0-9_]{1,24})\\s*(ms|s|m|h|d)");
  private static final List<String> SIZES = List.of("", "KiB", "MiB", "GiB", "TiB");

  private Units() {}

  /** A number of bytes, at least 1. */
  static Accepted<Long> bytes() {
    return Accepted.of("a size of 1 byte or more, such as 512MiB, 1GiB or 1048576", Units::bytes);
  }

  /** A span of time, 0 or longer. */
  static Accepted<Duration> duration() {
    return Accepted.of(
        "a span of time with its unit, such as 60s, 10m, 1h or ISO's PT10M", Units::duration);
  }

  /** A whole number in a range. */
  static Accepted<Long> number(long least, long most) {
    return Accepted.of(
        "a whole number from " + least + " to " + most,
        text -> whole(text).filter(value -> value >= least && value <= most));
  }

  private static Optional<Long> bytes(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }

    int power = Math.max(0, SIZES.indexOf(matcher.group(2)));
    return whole(matcher.group(1))
        .filter(count -> count >= 1)
        .map(count -> exact(count, 1L << (10 * power)));
  }

  private static Optional<Duration> duration(String text) {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      return whole(matcher.group(1))
          .map(count -> Duration.ofMillis(exact(count, millis(matcher.group(2)))));
    }

    try {
      return Optional.of(Duration.parse(text.toUpperCase(Locale.ROOT)))
          .filter(span -> !span.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      default -> throw new IllegalStateException(unit);
    };
  }

  private static Optional<Long> whole(String text) {
    try {
      return Optional.of(Long.parseLong(text.replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long exact(long count, long unit) {
    try {
      return Math.multiplyExact(count, unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("it is too large", e);
    }
  }
}
