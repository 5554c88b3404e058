package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What full-load files become. */
@ExtendWith(LocalSpark.class)
class LoadIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @Test
  void loadIsOneAppendedSnapshot(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put("LOAD00000001.csv", NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put("LOAD00000002.csv", NOTE.loaded(3, "three"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // first file
              List.of(2L, "two"),
              List.of(3L, "three")); // second file
      assertThat(notes.snapshots())
          .extracting(SnapshotRecord::operation)
          .containsExactly("append", "append"); // the load; the empty one that setup made
      BatchSummary batch = notes.batches().get(0);
      assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.LOAD);
      assertThat(batch.files()).containsExactly("LOAD00000001.csv", "LOAD00000002.csv");
      assertThat(batch.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0));
      assertThat(batch.loadSet().files()).isEqualTo(2);
      assertThat(outcome.batches())
          .extracting(committed -> committed.plan().action())
          .containsExactly(MergePlan.Action.APPEND);
    }
  }

  @Test
  void segmentsAndPartitionsAreOneLoad(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put("SEGMENT1_LOAD00000001.csv", NOTE.loaded(1, "one"));
      notes.put("SEGMENT2_LOAD00000001.csv", NOTE.loaded(2, "two"));
      notes.put("p_2023/LOAD00000001.csv", NOTE.loaded(3, "three"));
      notes.put("p_2024/LOAD00000001.csv", NOTE.loaded(4, "four"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // segment by prefix
              List.of(2L, "two"),
              List.of(3L, "three"), // segment by folder
              List.of(4L, "four"));
      assertThat(outcome.batches()).hasSize(1);
    }
  }

  @Test
  void loadWithoutOpHasOneColumnLessThanChanges(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.RECOMMENDED.without(DmsFormat.Switch.OP_IN_FULL_LOAD);
    ChangeText note = new ChangeText(NOTES, format);
    try (OneTable notes = OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, format, NOTES)) {
      notes.put(LOAD, note.loaded(1, "one"), note.loaded(2, "two"));
      notes.put(FIRST, note.delete(100, 1));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(2L, "two")); // only loaded; 1 was deleted
      assertThat(outcome.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0));
    }
  }

  @Test
  void changesWithoutAnyLoadFillTheTable(SparkSession spark) throws IOException {
    ChangeText note = new ChangeText(NOTES, DmsFormat.BARE);
    try (OneTable notes =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.BARE, NOTES)) {
      notes.put(FIRST, note.insert(1, 1, "one"), note.delete(2, 2));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // inserted
      assertThat(outcome.rows()).isEqualTo(new RowCounts(2, 2, 0, 0, 0));
    }
  }

  @Test
  void loadWaitsUntilItHasBeenQuiet(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, NOTE.loaded(1, "one"));

      TableOutcome early = notes.drainAt(clock("2024-06-12T10:29:59Z"));
      TableOutcome due = notes.drainAt(clock("2024-06-12T10:30:00Z"));

      assertThat(early.batches()).isEmpty();
      assertThat(early.waiting())
          .isEqualTo(
              "full load of 1 file was last written 59 s ago; it counts as complete after 60 s"
                  + " without a change (load-quiet-period), or with --load-complete");
      assertThat(due.batches()).hasSize(1);
      assertThat(due.waiting()).isEmpty();
      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // loaded once due
    }
  }

  @Test
  void changesWaitBehindALoadThatIsStillWritten(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", FIRST, NOTE.update(100, 1, "uno"));
      notes.putAt("2024-06-12T10:29:30Z", LOAD, NOTE.loaded(1, "one"));

      TableOutcome outcome = notes.drainAt(clock("2024-06-12T10:29:59Z"));

      assertThat(outcome.batches()).isEmpty();
      assertThat(outcome.waiting()).contains("last written 29 s ago");
      assertThat(notes.rows()).isEmpty();
    }
  }

  @Test
  void laterChangeFileSaysThatTheLoadIsComplete(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, NOTE.loaded(1, "one"));
      notes.putAt("2024-06-12T10:29:01Z", FIRST, NOTE.update(100, 1, "uno"));

      TableOutcome outcome = notes.drainAt(clock("2024-06-12T10:29:02Z"));

      assertThat(outcome.batches())
          .extracting(batch -> batch.summary().kind())
          .containsExactly(ChangeBatch.Kind.LOAD, ChangeBatch.Kind.CHANGES);
      assertThat(notes.rows()).containsExactly(List.of(1L, "uno")); // loaded, then updated
    }
  }

  /** A file of 1 GB takes longer to write than the quiet period lasts. */
  @Test
  void loadThatGoesOnAfterItWasAppliedIsAppliedWhole(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", "LOAD00000001.csv", NOTE.loaded(1, "one"));
      notes.drain();
      notes.putAt("2024-06-12T10:39:00Z", "LOAD00000002.csv", NOTE.loaded(2, "two"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // the file that was there before
              List.of(2L, "two")); // the file that came later
      assertThat(outcome.notices()).isEmpty();
    }
  }

  @Test
  void segmentThatFollowsLaterBelongsToTheLoad(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", "p1/LOAD00000001.csv", NOTE.loaded(1, "one"));
      notes.drain();
      notes.putAt("2024-06-12T10:39:00Z", "p2/LOAD00000001.csv", NOTE.loaded(2, "two"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // first partition
              List.of(2L, "two")); // the partition that came later
    }
  }

  private static Clock clock(String time) {
    return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }
}
