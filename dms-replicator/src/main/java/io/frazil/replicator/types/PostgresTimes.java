package io.frazil.replicator.types;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's ISO text of dates and times. Years before 1 come as {@code 0044-03-15 BC}.
 *
 * <p>Infinity becomes the ends that DMS knows. Source: AWS DMS User Guide, "Using a PostgreSQL
 * database as a source" (infinity is 9999-12-31 23:59:59 and 4713-01-01 00:00:00 BC).
 */
final class PostgresTimes {

  private static final LocalDateTime FIRST = LocalDateTime.of(-4712, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59);
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

  private static final Pattern DATE_TIME =
      Pattern.compile(
          "(?<year>\\d{4,})-(?<month>\\d\\d)-(?<day>\\d\\d)"
              + "(?: (?<time>\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?)(?<zone>[+-][\\d:]+)?)?"
              + "(?<era> BC)?");

  private PostgresTimes() {}

  static LocalDate date(String text) {
    return dateTime(text).toLocalDate();
  }

  /** A time with zone is given in UTC. */
  static LocalDateTime dateTime(String text) {
    if (text.equals("infinity")) {
      return LAST;
    }
    if (text.equals("-infinity")) {
      return FIRST;
    }
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is no date or time of ISO style");
    }
    int year = Integer.parseInt(parts.group("year"));
    LocalDateTime local =
        LocalDateTime.of(
            LocalDate.of(
                parts.group("era") == null ? year : 1 - year,
                Integer.parseInt(parts.group("month")),
                Integer.parseInt(parts.group("day"))),
            parts.group("time") == null
                ? LocalTime.MIDNIGHT
                : LocalTime.parse(parts.group("time")));
    return parts.group("zone") == null
        ? local
        : local.minusSeconds(ZoneOffset.of(parts.group("zone")).getTotalSeconds());
  }

  /** A time with zone is given in UTC; 24:00 as the day's last microsecond. */
  static LocalTime time(String text) {
    if (text.startsWith("24:00")) {
      return END_OF_DAY;
    }
    int zone = Math.max(text.indexOf('+'), text.indexOf('-'));
    return zone < 0
        ? LocalTime.parse(text)
        : OffsetTime.of(
                LocalTime.parse(text.substring(0, zone)), ZoneOffset.of(text.substring(zone)))
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalTime();
  }
}
