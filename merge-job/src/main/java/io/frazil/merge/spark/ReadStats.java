package io.frazil.merge.spark;

import io.frazil.merge.watermark.SourceTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the reports of a batch's tasks say together. Sequences and times are of readable rows of the
 * files applied, not of context.
 *
 * @param refused rows of the files applied that are refused
 * @param refusedContext rows read for context that are refused; they were quarantined before
 * @param earliest commit time
 * @param latest commit time
 */
record ReadStats(
    long rows,
    long refused,
    long refusedContext,
    Optional<String> smallestSequence,
    Optional<String> largestSequence,
    Optional<Instant> earliest,
    Optional<Instant> latest) {

  static ReadStats of(Collection<ReadReport> reports) {
    List<ReadReport> fresh = reports.stream().filter(report -> report.task().fresh()).toList();
    long refused = fresh.stream().mapToLong(ReadReport::refused).sum();
    long allRefused = reports.stream().mapToLong(ReadReport::refused).sum();
    return new ReadStats(
        reports.stream().mapToLong(ReadReport::rows).sum(),
        refused,
        allRefused - refused,
        least(fresh, ReadReport::smallestSequence, Comparator.naturalOrder()),
        least(fresh, ReadReport::largestSequence, Comparator.reverseOrder()),
        least(fresh, ReadReport::earliestMicros, Comparator.naturalOrder()).map(ReadStats::time),
        least(fresh, ReadReport::latestMicros, Comparator.reverseOrder()).map(ReadStats::time));
  }

  private static <T> Optional<T> least(
      List<ReadReport> reports, Function<ReadReport, T> value, Comparator<T> order) {
    return reports.stream().map(value).filter(found -> found != null).min(order);
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** Source commit times as the snapshot summary has them. */
  SourceTimes sourceTimes() {
    return earliest.isEmpty()
        ? SourceTimes.UNKNOWN
        : new SourceTimes(earliest.get().toString(), latest.orElseThrow().toString());
  }

  /**
   * When the earliest change was committed that may be older than what is in the table: the files
   * applied overlap then with files applied before, from that moment on. The first 14 digits of a
   * change sequence are the commit time in UTC, to the second.
   *
   * @param applied highest change sequence in the table; empty text when none is known
   */
  Optional<LocalDateTime> overlapsSince(String applied) {
    return smallestSequence
        .filter(smallest -> !applied.isEmpty() && smallest.compareTo(applied) <= 0)
        .map(ReadStats::commitSecond);
  }

  private static LocalDateTime commitSecond(String sequence) {
    return LocalDateTime.of(number(sequence, 0, 4), 1, 1, 0, 0)
        .plusMonths(number(sequence, 4, 6) - 1L)
        .plusDays(number(sequence, 6, 8) - 1L)
        .plusHours(number(sequence, 8, 10))
        .plusMinutes(number(sequence, 10, 12))
        .plusSeconds(number(sequence, 12, 14));
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits.substring(from, to));
  }

  /** Earliest commit time in UTC, to the second; empty when no row has one. */
  Optional<LocalDateTime> earliestSecond() {
    return earliest.map(
        time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }
}
