package io.frazil.merge.report;

import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.Pending;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TableState;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What the outcome of a table's drain says in numbers. */
public final class TableReadings {

  private TableReadings() {}

  /**
   * How the table stands. What is not known has no reading: of a drain that failed before it could
   * look, only whether it stopped is known, and the rest is as the drain before left it.
   */
  public static Map<Metric, Double> states(Standing table, Instant now) {
    Map<Metric, Double> states = new EnumMap<>(Metric.class);
    states.put(Metric.TABLES_STOPPED, needsPerson(table.newest()) ? 1.0 : 0.0);
    TableOutcome looked = table.looked();
    looked.state().ifPresent(state -> look(states, looked, state, now));
    return states;
  }

  private static void look(
      Map<Metric, Double> states, TableOutcome outcome, TableState state, Instant now) {
    Pending pending = outcome.pending();
    state.sourceTime().ifPresent(time -> states.put(Metric.FRESHNESS, age(time, now)));
    states.put(Metric.OLDEST_PENDING, oldestPending(outcome, now));
    states.put(Metric.PENDING_FILES, (double) pending.files());
    states.put(Metric.PENDING_BYTES, (double) pending.bytes());
    states.put(Metric.TABLES_HELD, outcome.waiting().isEmpty() ? 0.0 : 1.0);
    states.put(Metric.FILES_VANISHED, (double) state.vanished());
    states.put(Metric.DELETE_FILE_RATIO, state.deleteFileRatio());
  }

  /** A load that DMS is still writing is not late, however long it takes. */
  private static double oldestPending(TableOutcome outcome, Instant now) {
    return outcome.waiting().isEmpty()
        ? outcome.pending().since().map(since -> age(since, now)).orElse(0.0)
        : 0.0;
  }

  /** Clocks differ: what is from the future is new. */
  private static double age(Instant moment, Instant now) {
    return Math.max(0, Duration.between(moment, now).toMillis() / 1e3);
  }

  /** What the drain did; every count, those that are 0 too. */
  public static Map<Metric, Double> counts(TableOutcome outcome) {
    List<CommittedBatch> batches = outcome.batches();
    RowCounts rows = outcome.rows();
    Map<Metric, Double> counts = new EnumMap<>(Metric.class);
    counts.put(Metric.ROWS_READ, (double) rows.read());
    counts.put(Metric.ROWS_APPLIED, (double) rows.applied());
    counts.put(Metric.ROWS_SUPERSEDED, (double) rows.superseded());
    counts.put(Metric.ROWS_QUARANTINED, (double) rows.quarantined());
    counts.put(Metric.ROWS_SKIPPED, (double) rows.skipped());
    counts.put(Metric.FILES_APPLIED, sum(batches, batch -> batch.summary().files().size()));
    counts.put(Metric.BATCHES, (double) batches.size());
    counts.put(Metric.MERGE_SECONDS, seconds(batches, CommittedBatch::took));
    counts.put(Metric.READ_SECONDS, seconds(batches, CommittedBatch::read));
    counts.put(Metric.COMMIT_SECONDS, seconds(batches, CommittedBatch::merge));
    counts.put(Metric.CONFLICTS, (double) outcome.conflicts());
    return counts;
  }

  private static double sum(List<CommittedBatch> batches, ToLongFunction<CommittedBatch> number) {
    return batches.stream().mapToLong(number).sum();
  }

  private static double seconds(
      List<CommittedBatch> batches, Function<CommittedBatch, Duration> time) {
    return sum(batches, batch -> time.apply(batch).toMillis()) / 1e3;
  }

  /** Whether the table stays as it is until a person has mended something. */
  public static boolean needsPerson(TableOutcome outcome) {
    return outcome
        .failure()
        .map(FrazilException::kind)
        .map(TableReadings::isNotMendedByItself)
        .orElse(false);
  }

  private static boolean isNotMendedByItself(FailureKind kind) {
    return switch (kind) {
      case BUG, CONFIGURATION, SOURCE_DATA, SCHEMA_DRIFT -> true;
      case COMMIT_CONFLICT, COMMIT_UNKNOWN, EXTERNAL -> false;
    };
  }
}
