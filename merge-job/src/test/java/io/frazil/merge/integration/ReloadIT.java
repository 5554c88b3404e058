package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a table reload, and files that vanish, become. */
@ExtendWith(LocalSpark.class)
class ReloadIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final String RELOADED = "2024-06-12 10:32:30.000000";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void reloadReplacesEveryRowAndFencesOlderChangesOff(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.update(100, 1, "old"), NOTE.insert(200, 3, "three"));
      notes.drain();
      long before = notes.snapshots().get(0).id();
      notes.put(SECOND, NOTE.update(300, 1, "older than the reload"));
      notes.put(THIRD, NOTE.update(400, 2, "dos"));
      notes.putAt(
          "2024-06-12T10:32:40Z",
          LOAD,
          NOTE.loadedAt(RELOADED, 1, "new"),
          NOTE.loadedAt(RELOADED, 2, "two"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "new"), // reloaded; the fenced update did not touch it
              List.of(2L, "dos")); // reloaded, then updated; 3 is not in the reload
      assertThat(notes.rows("VERSION AS OF " + before))
          .containsExactly(List.of(1L, "old"), List.of(2L, "two"), List.of(3L, "three"));
      assertThat(outcome.batches())
          .extracting(batch -> batch.plan().action())
          .containsExactly(MergePlan.Action.REPLACE, MergePlan.Action.MERGE);
      assertThat(outcome.batches())
          .extracting(batch -> batch.summary().rows())
          .containsExactly(new RowCounts(2, 2, 0, 0, 0), new RowCounts(1, 1, 0, 0, 0));
      assertThat(outcome.notices())
          .containsExactly("2 CDC files are older than the full load and fenced off");
      assertThat(notes.batches().get(3).watermark()).isEqualTo(THIRD);
      assertThat(notes.batches().get(3).loadSet().fence())
          .contains(LocalDateTime.parse("2024-06-12T10:32:30"));
    }
  }

  @Test
  void withoutTimestampsTheReloadIsFencedByItsFilesTime(SparkSession spark) throws IOException {
    ChangeText note = new ChangeText(NOTES, DmsFormat.BARE);
    try (OneTable notes =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.BARE, NOTES)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, note.loaded(1, "one"));
      notes.put(FIRST, note.update(1, 1, "old"));
      notes.drain();
      notes.put(SECOND, note.update(2, 1, "older than the reload"));
      notes.put(THIRD, note.insert(3, 2, "two"));
      notes.putAt("2024-06-12T10:32:40Z", LOAD, note.loaded(1, "new"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "new"), // reloaded
              List.of(2L, "two")); // inserted after the reload
    }
  }

  @Test
  void fileLeftFromALargerLoadIsNotRead(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", "LOAD00000001.csv", NOTE.loaded(1, "one"));
      notes.putAt("2024-06-12T10:29:00Z", "LOAD00000002.csv", NOTE.loaded(2, "two"));
      notes.drain();
      notes.putAt("2024-06-12T10:32:40Z", LOAD, NOTE.loadedAt(RELOADED, 1, "new"));

      assertThat(notes.look().notices())
          .containsExactly(
              "full-load file LOAD00000002.csv is left from an earlier load and not read");
      notes.drain();
      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "new")); // 2 was not loaded again
      assertThat(notes.batches())
          .extracting(BatchSummary::files)
          .containsExactly(
              List.of("LOAD00000001.csv", "LOAD00000002.csv"), List.of("LOAD00000001.csv"));
    }
  }

  @Test
  void reloadInTwoStepsKeepsItsFirstFileAndNotTheStaleOne(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      for (int i = 1; i <= 3; i++) {
        notes.putAt("2024-06-12T10:29:00Z", "LOAD0000000" + i + ".csv", NOTE.loaded(i, "old"));
      }
      notes.drain();
      notes.putAt("2024-06-12T10:32:40Z", "LOAD00000001.csv", NOTE.loadedAt(RELOADED, 11, "new"));
      notes.drain();
      notes.putAt("2024-06-12T10:42:40Z", "LOAD00000002.csv", NOTE.loadedAt(RELOADED, 12, "new"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(11L, "new"), // written first
              List.of(12L, "new")); // written second; the third is left from the load before
    }
  }

  @Test
  void appliedFilesThatVanishAreReportedAndNothingIsDeleted(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.insert(100, 2, "two"));
      notes.drain();
      notes.remove(LOAD);
      notes.remove(FIRST);

      TableOutcome outcome = notes.drain();

      assertThat(outcome.batches()).isEmpty();
      assertThat(outcome.notices())
          .containsExactly(
              "full-load files the table stands on are no longer in the landing folder; nothing"
                  + " is deleted because of that",
              "1 applied CDC file is no longer in the landing folder; nothing is deleted because"
                  + " of that");
      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // of the load that vanished
              List.of(2L, "two")); // of the change file that vanished
    }
  }

  @Test
  void changesGoOnAfterAppliedFilesVanished(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.insert(100, 2, "two"));
      notes.drain();
      notes.remove(LOAD);
      notes.remove(FIRST);
      notes.put(SECOND, NOTE.update(200, 1, "uno"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // updated
              List.of(2L, "two"));
      assertThat(outcome.batches())
          .extracting(batch -> batch.summary().kind())
          .containsExactly(ChangeBatch.Kind.CHANGES);
    }
  }

  @Test
  void clearedFolderAndANewLoadReplaceTheTable(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt("2024-06-12T10:29:00Z", "LOAD00000001.csv", NOTE.loaded(1, "one"));
      notes.putAt("2024-06-12T10:29:00Z", "LOAD00000002.csv", NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.insert(100, 3, "three"));
      notes.drain();
      notes.remove("LOAD00000001.csv");
      notes.remove("LOAD00000002.csv");
      notes.remove(FIRST);
      notes.putAt("2024-06-12T10:32:40Z", LOAD, NOTE.loadedAt(RELOADED, 4, "four"));
      notes.put(THIRD, NOTE.insert(400, 5, "five"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(4L, "four"), // of the new load
              List.of(5L, "five")); // changed since
      assertThat(outcome.notices()).isEmpty();
    }
  }
}
