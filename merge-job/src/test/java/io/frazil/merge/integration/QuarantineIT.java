package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineReplay;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that cannot be merged are kept with their reason, up to the limit. */
@ExtendWith(LocalSpark.class)
class QuarantineIT {

  private static final TableShape DAYS =
      TableShape.of("days", "id", "id long", "day date", "text string");
  private static final ChangeText DAY = new ChangeText(DAYS, DmsFormat.RECOMMENDED);
  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final String AT = "2024-06-12 10:30:01.000000";

  @TempDir private Path folder;

  @Test
  void refusedRowsAreKeptWithTheirReasonAndTheOthersMerge(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, MergePolicy.DEFAULT)) {
      days.put(LOAD, DAY.loaded(1, "2024-06-01", "one"), DAY.loaded(2, "2024-06-31", "two"));
      days.put(
          FIRST,
          DAY.insert(100, 3, "2024-06-03", "three"),
          DAY.insert(101, null, "2024-06-04", "no key"),
          DAY.change("X", 102, noKey(), 4, "2024-06-04", "what"),
          "I," + AT + ",5,2024-06-05",
          DAY.insert(103, 6, "2024-06-06", "six") + ",more",
          DAY.insert(104, "seven", "2024-06-07", "seven"),
          DAY.update(105, 1, "2024-06-01", "uno"));

      TableOutcome outcome = days.drain();

      assertThat(days.rows().toString())
          .isEqualTo("[[1, 2024-06-01, uno], [3, 2024-06-03, three]]"); // updated; inserted
      assertThat(days.quarantined())
          .containsExactly(
              refused(
                  FIRST,
                  2,
                  "id",
                  "Expected a key, got NULL",
                  DAY.insert(101, null, "2024-06-04", "no key")),
              refused(
                  FIRST,
                  3,
                  "Op",
                  "Expected I, U or D, got 'X'",
                  DAY.change("X", 102, noKey(), 4, "2024-06-04", "what")),
              refused(
                  FIRST, 4, "", "Expected 5, 6 or 7 fields, got 4", "I," + AT + ",5,2024-06-05"),
              refused(
                  FIRST,
                  5,
                  "",
                  "Expected 5, 6 or 7 fields, got 8",
                  DAY.insert(103, 6, "2024-06-06", "six") + ",more"),
              refused(
                  FIRST,
                  6,
                  "id",
                  "Expected a long (64 bits), got 'seven'",
                  DAY.insert(104, "seven", "2024-06-07", "seven")),
              refused(
                  LOAD,
                  2,
                  "day",
                  "Expected a date yyyy-MM-dd, 0001 to 9999, got '2024-06-31'",
                  DAY.loaded(2, "2024-06-31", "two")));
      assertThat(outcome.batches())
          .extracting(batch -> batch.summary().rows())
          .containsExactly(new RowCounts(2, 1, 0, 1, 0), new RowCounts(7, 2, 0, 5, 0));
    }
  }

  @Test
  void limitOfZeroStopsAtTheFirstRowWithNothingCommitted(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, limit(0))) {
      days.put(LOAD, DAY.loaded(1, "2024-06-01", "one"));
      days.put(FIRST, DAY.insert(100, 2, "2024-06-02", "two"), DAY.update(200, 1, "soon", "uno"));

      TableOutcome outcome = days.tryDrain();

      FrazilException failure = outcome.failure().orElseThrow();
      assertThat(failure.kind()).isEqualTo(FailureKind.SOURCE_DATA);
      assertThat(failure)
          .hasMessage(
              "Cannot merge public.days into mirror.days: more than 0 rows of the batch are refused"
                  + " (quarantine-limit). Nothing was committed.\n"
                  + "  20240612-103100000.csv row 2: Expected a date yyyy-MM-dd, 0001 to 9999, got 'soon'\n"
                  + "Correct the pipeline file or the files, or raise quarantine-limit, and run"
                  + " again.");
      assertThat(outcome.batches()).hasSize(1); // the load, which stands
      assertThat(days.rows().toString()).isEqualTo("[[1, 2024-06-01, one]]"); // loaded
      assertThat(days.quarantined()).isEmpty();
    }
  }

  @Test
  void limitIsTheLastNumberOfRowsThatPasses(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, limit(2))) {
      days.put(
          FIRST,
          DAY.insert(100, 1, "a", ""),
          DAY.insert(101, 2, "b", ""),
          DAY.insert(102, 3, "2024-06-03", "three"));
      days.put(
          SECOND,
          DAY.insert(200, 4, "c", ""),
          DAY.insert(201, 5, "d", ""),
          DAY.insert(202, 6, "e", ""));

      TableOutcome first = days.tryDrain();

      assertThat(first.batches()).hasSize(1);
      assertThat(days.rows().toString()).isEqualTo("[[3, 2024-06-03, three]]"); // inserted
      assertThat(first.failure().orElseThrow())
          .hasMessageStartingWith(
              "Cannot merge public.days into mirror.days: more than 2 rows of the batch are refused");
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchOfRefusedRowsAloneAdvancesTheWatermark(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.insert(100, null, "no key"));

      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // only loaded
      assertThat(notes.batches().get(1).watermark()).isEqualTo(FIRST);
      assertThat(notes.batches().get(1).rows()).isEqualTo(new RowCounts(1, 0, 0, 1, 0));
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  @Test
  void batchOfRefusedRowsAloneAdvancesTheWatermarkOfAnEmptyTable(SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(FIRST, NOTE.insert(100, null, "no key"));

      notes.drain();

      assertThat(notes.rows()).isEmpty();
      assertThat(notes.batches())
          .extracting(BatchSummary::watermark, BatchSummary::rows)
          .containsExactly(tuple(FIRST, new RowCounts(1, 0, 0, 1, 0)));
    }
  }

  @Test
  void replayOfACorrectedFileMergesBelowWhatCameAfter(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, MergePolicy.DEFAULT)) {
      days.put(LOAD, DAY.loaded(1, "2024-06-01", "one"));
      days.put(FIRST, DAY.update(100, 1, "soon", "first"), DAY.insert(101, 2, "soon", "first"));
      days.put(SECOND, DAY.update(200, 1, "2024-06-09", "second"));
      days.drain();
      days.put(
          FIRST,
          DAY.update(100, 1, "2024-06-08", "first"),
          DAY.insert(101, 2, "2024-06-08", "first"));

      QuarantineReplay.Result result = replay(days);

      assertThat(days.rows().toString())
          .isEqualTo(
              "[[1, 2024-06-09, second], " // the second file's update is newer
                  + "[2, 2024-06-08, first]]"); // refused once, now inserted
      assertThat(result).isEqualTo(new QuarantineReplay.Result(2, 0));
      assertThat(states(days))
          .containsExactly(QuarantineEntry.State.CLOSED, QuarantineEntry.State.CLOSED);
    }
  }

  @Test
  void replayOfALoadMayBeRepeatedUntilItsRowsAreGood(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, MergePolicy.DEFAULT)) {
      putLoad(days, "2024-06-31", "2024-06-32");
      days.put(FIRST, DAY.update(100, 1, "2024-06-01", "uno"));
      days.drain();

      putLoad(days, "2024-06-30", "2024-06-32");
      assertThat(replay(days)).isEqualTo(new QuarantineReplay.Result(1, 1));
      putLoad(days, "2024-06-30", "2024-06-03");
      assertThat(replay(days)).isEqualTo(new QuarantineReplay.Result(1, 0));

      assertThat(days.rows().toString())
          .isEqualTo(
              "[[1, 2024-06-01, uno], " // newer than the load
                  + "[2, 2024-06-30, two], " // corrected first
                  + "[3, 2024-06-03, three]]"); // corrected second
      assertThat(days.drain().notices()).isEmpty();
    }
  }

  /** Of one size and time, as nothing else keeps it from being a new load. */
  private static void putLoad(OneTable days, String second, String third) throws IOException {
    days.putAt(
        "2024-06-12T10:29:00Z",
        LOAD,
        DAY.loaded(1, "2024-06-01", "one"),
        DAY.loaded(2, second, "two"),
        DAY.loaded(3, third, "three"));
  }

  @Test
  void replayWithNothingCorrectedCommitsNothing(SparkSession spark) throws IOException {
    try (OneTable days = days(spark, MergePolicy.DEFAULT)) {
      days.put(LOAD, DAY.loaded(1, "2024-06-01", "one"), DAY.loaded(2, "soon", "two"));
      days.put(FIRST, "I," + AT + ",5,2024-06-05", DAY.insert(101, null, "2024-06-04", "no key"));
      days.drain();

      assertThat(replay(days)).isEqualTo(new QuarantineReplay.Result(0, 3));

      assertThat(days.batches())
          .extracting(BatchSummary::files)
          .containsExactly(List.of(LOAD), List.of(FIRST));
      assertThat(states(days)).containsOnly(QuarantineEntry.State.OPEN).hasSize(3);
    }
  }

  private OneTable days(SparkSession spark, MergePolicy policy) {
    return OneTable.of(
        folder, spark, DmsFormat.RECOMMENDED, Workplace.Choice.DEFAULT.with(policy), DAYS);
  }

  private static MergePolicy limit(long rows) {
    return new MergePolicy(rows, 1, 1L << 30, Duration.ZERO);
  }

  private static QuarantineReplay.Result replay(OneTable table) {
    Workplace place = table.place();
    TableDrain drain = place.drain(table.shape(), place.parts(place.merger()));
    return new QuarantineReplay(
            place.quarantine(), rows -> drain.replay(rows).map(batch -> batch.summary().batchId()))
        .replay(place.table(table.shape()).name())
        .orElseThrow();
  }

  private static List<QuarantineEntry.State> states(OneTable table) {
    return table.place().quarantine().list(table.place().table(table.shape()).name()).stream()
        .map(QuarantineEntry::state)
        .toList();
  }

  private static QuarantinedRow refused(
      String file, long row, String column, String reason, String raw) {
    return new QuarantinedRow(file, row, new Refusal(column, reason, raw));
  }

  private static List<Object> noKey() {
    return Arrays.asList((Object) null);
  }
}
