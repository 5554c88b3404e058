package io.frazil.merge.read;

import static io.frazil.merge.read.ValueParser.INVALID;

/**
 * Dates and timestamps in text, in the proleptic Gregorian calendar of ISO 8601, years 0001 to
 * 9999.
 */
final class TimeText {

  /** What {@link #micros} returns for text that is no timestamp. */
  static final long NO_MICROS = Long.MIN_VALUE;

  static final long MICROS_PER_DAY = 86_400_000_000L;

  /** Days from 1970-01-01 to 0001-01-01. */
  static final int MIN_DAY = -719_162;

  /** Days from 1970-01-01 to 9999-12-31. */
  static final int MAX_DAY = 2_932_896;

  private static final int NO_DAY = Integer.MIN_VALUE;
  private static final int DATE_LENGTH = 10;
  private static final int TIME_LENGTH = 19;
  private static final int MAX_OFFSET_HOURS = 18;
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private TimeText() {}

  /** Days since 1970-01-01 as an {@link Integer}; a time of day must be midnight. */
  static Object date(byte[] text, int from, int to) {
    if (to - from == DATE_LENGTH) {
      int day = day(text, from);
      return day == NO_DAY ? INVALID : (Object) day;
    }
    if (to - from < TIME_LENGTH || text[from + DATE_LENGTH] != ' ') {
      return INVALID;
    }
    long micros = micros(text, from, to, false);
    return micros == NO_MICROS || micros % MICROS_PER_DAY != 0
        ? INVALID
        : (Object) Math.toIntExact(micros / MICROS_PER_DAY);
  }

  /** Microseconds since 1970-01-01 00:00 as a {@link Long}. */
  static Object timestamp(byte[] text, int from, int to) {
    long micros = micros(text, from, to, false);
    return micros == NO_MICROS ? INVALID : (Object) micros;
  }

  /** Microseconds since 1970-01-01 00:00 UTC as a {@link Long}; without a zone the text is UTC. */
  static Object timestamptz(byte[] text, int from, int to) {
    long micros = micros(text, from, to, true);
    return micros == NO_MICROS ? INVALID : (Object) micros;
  }

  private static long micros(byte[] text, int from, int to, boolean zoned) {
    if (to - from < TIME_LENGTH) {
      return NO_MICROS;
    }
    int day = day(text, from);
    byte separator = text[from + DATE_LENGTH];
    if (day == NO_DAY || separator != ' ' && separator != 'T') {
      return NO_MICROS;
    }
    int hour = two(text, from + 11);
    int minute = two(text, from + 14);
    int second = two(text, from + 17);
    boolean shaped = text[from + 13] == ':' && text[from + 16] == ':';
    if (!shaped || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return NO_MICROS;
    }

    long micros = ((hour * 60L + minute) * 60 + second) * 1_000_000 + day * MICROS_PER_DAY;
    int at = from + TIME_LENGTH;
    if (at < to && text[at] == '.') {
      int end = digitsEnd(text, ++at, to);
      int fraction = fraction(text, at, end);
      if (fraction < 0) {
        return NO_MICROS;
      }
      micros += fraction;
      at = end;
    }
    if (at == to) {
      return micros;
    }
    return zoned ? atOffset(micros, text, at, to) : NO_MICROS;
  }

  private static int digitsEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Microseconds of one to nine digits; negative when there are others or finer ones. */
  private static int fraction(byte[] text, int from, int to) {
    if (to == from || to - from > 9) {
      return -1;
    }
    int micros = 0;
    for (int i = 0; i < Math.max(6, to - from); i++) {
      int digit = from + i < to ? text[from + i] - '0' : 0;
      if (i >= 6 && digit != 0) {
        return -1;
      }
      micros = i < 6 ? micros * 10 + digit : micros;
    }
    return micros;
  }

  /** Reads {@code Z}, {@code ±hh} or {@code ±hh:mm}, optionally after one blank. */
  private static long atOffset(long micros, byte[] text, int from, int to) {
    int at = text[from] == ' ' ? from + 1 : from;
    int length = to - at;
    if (length == 1 && text[at] == 'Z') {
      return micros;
    }
    boolean signed = length > 0 && (text[at] == '+' || text[at] == '-');
    if (!signed || length != 3 && (length != 6 || text[at + 3] != ':')) {
      return NO_MICROS;
    }
    int hours = two(text, at + 1);
    int minutes = length == 6 ? two(text, at + 4) : 0;
    if ((hours | minutes) < 0 || hours > MAX_OFFSET_HOURS || minutes > 59) {
      return NO_MICROS;
    }
    long offset = (hours * 60L + minutes) * 60_000_000;
    long utc = text[at] == '+' ? micros - offset : micros + offset;
    return isWithinYears(utc) ? utc : NO_MICROS;
  }

  /** Whether a moment is within the years 0001 to 9999. */
  static boolean isWithinYears(long micros) {
    long day = Math.floorDiv(micros, MICROS_PER_DAY);
    return day >= MIN_DAY && day <= MAX_DAY;
  }

  private static int day(byte[] text, int from) {
    int century = two(text, from);
    int yearOfCentury = two(text, from + 2);
    int month = two(text, from + 5);
    int day = two(text, from + 8);
    boolean shaped = text[from + 4] == '-' && text[from + 7] == '-';
    if (!shaped || (century | yearOfCentury | month | day) < 0) {
      return NO_DAY;
    }
    int year = century * 100 + yearOfCentury;
    if (year == 0 || month == 0 || month > 12 || day == 0 || day > daysInMonth(year, month)) {
      return NO_DAY;
    }

    int past = year - 1;
    int leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return MIN_DAY
        + past * 365
        + past / 4
        - past / 100
        + past / 400
        + DAYS_BEFORE_MONTH[month]
        + leapDay
        + day
        - 1;
  }

  private static int daysInMonth(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** The number of two digits; negative when one is no digit. */
  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones) < 0 || tens > 9 || ones > 9 ? -1 : tens * 10 + ones;
  }
}
