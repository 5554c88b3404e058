package io.frazil.replicator.layout;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How DMS writes a moment, always in UTC. */
public final class DmsTime {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private DmsTime() {}

  /** As the timestamp column has it: to the microsecond, no zone. */
  public static String text(Instant moment) {
    return text(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
  }

  /** To the microsecond. */
  public static String text(LocalDateTime moment) {
    return MICROSECONDS.format(moment);
  }
}
