package io.frazil.merge.spark;

import io.frazil.merge.watermark.SourceTimes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one pass over the staged view tells. Sequences and times are of readable rows of the files
 * applied, not of context.
 *
 * @param refused rows of the files applied that are refused
 * @param refusedContext rows read for context that are refused; they were quarantined before
 * @param smallestSequence null when no row has one
 * @param largestSequence null when no row has one
 * @param earliest null when no row has a commit time
 * @param latest null when no row has a commit time
 */
record ReadStats(
    long rows,
    long refused,
    long refusedContext,
    String smallestSequence,
    String largestSequence,
    Instant earliest,
    Instant latest) {

  private static final String QUERY =
      """
      SELECT
        count(*),
        count_if(fresh AND refused_reason IS NOT NULL),
        count_if(NOT fresh AND refused_reason IS NOT NULL),
        min(CASE WHEN fresh AND refused_reason IS NULL THEN change_sequence END),
        max(CASE WHEN fresh AND refused_reason IS NULL THEN change_sequence END),
        min(CASE WHEN fresh AND refused_reason IS NULL THEN commit_time END),
        max(CASE WHEN fresh AND refused_reason IS NULL THEN commit_time END)
      FROM staged
      """;

  /** Runs the pass, which is the one that parses the files. */
  static ReadStats of(Dataset<Row> staged) {
    Row row = staged.sparkSession().sql(QUERY).first();
    return new ReadStats(
        row.getLong(0),
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getInstant(5),
        row.getInstant(6));
  }

  /** Source commit times as the snapshot summary has them. */
  SourceTimes sourceTimes() {
    return earliest == null
        ? SourceTimes.UNKNOWN
        : new SourceTimes(earliest.toString(), latest.toString());
  }

  /**
   * When the earliest change was committed that may be older than what is in the table: the files
   * applied overlap then with files applied before, from that moment on. The first 14 digits of a
   * change sequence are the commit time in UTC, to the second.
   *
   * @param applied highest change sequence in the table; empty text when none is known
   */
  Optional<LocalDateTime> overlapsSince(String applied) {
    if (smallestSequence == null || applied.isEmpty() || smallestSequence.compareTo(applied) > 0) {
      return Optional.empty();
    }
    return Optional.of(commitSecond(smallestSequence));
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
    return Optional.ofNullable(earliest)
        .map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS));
  }
}
