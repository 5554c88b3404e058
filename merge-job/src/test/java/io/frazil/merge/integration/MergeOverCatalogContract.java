package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What merging must do over every catalog; the subclass says which, and how it is made to fail. */
@ExtendWith(LocalSpark.class)
abstract class MergeOverCatalogContract {

  static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final String RELOADED = "2024-06-12 10:32:30.000000";
  private static final int WRITERS = 4;

  @TempDir private Path folder;

  abstract CatalogChoice catalog();

  /** Makes the next commit fail before it reaches the catalog, without saying so. */
  abstract void loseNextCommit(Path warehouse) throws IOException;

  /** Makes the answer to the next commit get lost after it took effect. */
  abstract void loseNextAnswer(Path warehouse) throws IOException;

  /** Makes the next commit fail as if another writer had been faster. */
  abstract void refuseNextCommit(Path warehouse) throws IOException;

  OneTable notes(SparkSession spark) {
    return notes(spark, Workplace.Choice.DEFAULT);
  }

  private OneTable notes(SparkSession spark, Workplace.Choice choice) {
    return OneTable.of(folder, spark, DmsFormat.RECOMMENDED, choice.in(catalog()), NOTES);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  @Test
  void loadAndChangesAreMergedAndOlderVersionsAreRead(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"), NOTE.loaded(3, "three"));
      notes.drain();
      notes.put(
          FIRST,
          NOTE.update(100, 1, "uno"),
          NOTE.delete(200, 2),
          NOTE.move(300, List.of(3), 4, "four"),
          NOTE.insert(400, 5, "five"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // updated
              List.of(4L, "four"), // was 3; 2 was deleted
              List.of(5L, "five")); // inserted
      assertThat(notes.rows("VERSION AS OF " + notes.snapshots().get(1).id()))
          .containsExactly(List.of(1L, "one"), List.of(2L, "two"), List.of(3L, "three"));
      assertThat(outcome.rows()).isEqualTo(new RowCounts(4, 4, 0, 0, 0));
      assertThat(notes.batches()).extracting(BatchSummary::watermark).containsExactly("", FIRST);
    }
  }

  @Test
  void lateFileFoldsItsKeysAgain(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      notes.put(SECOND, NOTE.insert(200, 1, "second"), NOTE.insert(201, 2, "second"));
      notes.drain();
      notes.put(FIRST, NOTE.insert(100, 1, "first"), NOTE.insert(101, 3, "first"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "second"), // the late insert is older
              List.of(2L, "second"),
              List.of(3L, "first")); // only in the late file
    }
  }

  @Test
  void reloadReplacesEveryRow(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.update(100, 1, "old"));
      notes.drain();
      notes.put(THIRD, NOTE.insert(400, 3, "three"));
      notes.putAt("2024-06-12T10:32:40Z", LOAD, NOTE.loadedAt(RELOADED, 1, "new"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "new"), // reloaded
              List.of(3L, "three")); // changed since; 2 is not in the reload
    }
  }

  @Test
  void refusedRowsAreKeptWithTheirReason(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(null, "no key"));

      TableOutcome outcome = notes.drain();

      assertThat(outcome.rows()).isEqualTo(new RowCounts(2, 1, 0, 1, 0));
      assertThat(notes.quarantined())
          .containsExactly(
              new QuarantinedRow(
                  LOAD,
                  2,
                  new Refusal("id", "Expected a key, got NULL", NOTE.loaded(null, "no key"))));
    }
  }

  @Test
  void batchWhoseAnswerWasLostIsCountedOnce(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      loseNextAnswer(warehouse());

      assertChangedOnce(notes, notes.drain());
    }
  }

  @Test
  void batchThatWasLostIsCommittedAnew(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      loseNextCommit(warehouse());

      assertChangedOnce(notes, notes.drain());
    }
  }

  @Test
  void batchThatLostARaceIsCommittedAnew(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      refuseNextCommit(warehouse());

      assertChangedOnce(notes, notes.drain());
    }
  }

  @Test
  void tableEvolvesInTheCatalog(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(spark)) {
      notes.put(FIRST, "Op,id,text", "I,1,one");
      notes.drain();
      notes.put(SECOND, "Op,id,text,colour", "U,1,uno,red");
      refuseNextCommit(warehouse());
      notes.drain();
      notes.put(THIRD, "Op,id,text,colour,size", "I,2,two,blue,L");
      loseNextAnswer(warehouse());

      notes.drain();

      assertThat(DriftIT.rows(notes, "id, text, colour, size"))
          .containsExactly(
              Arrays.asList(1L, "uno", "red", null), // once another writer was faster
              List.of(2L, "two", "blue", "L")); // though nobody was told that it had landed
      assertThat(DriftIT.columns(notes)).containsOnlyKeys("id", "text", "colour", "size");
      assertThat(notes.batches()).extracting(BatchSummary::watermark).endsWith(THIRD);
      assertThat(notes.place().setupPlan()).isEqualTo("unchanged mirror.notes\n");
    }
  }

  private OneTable evolving(SparkSession spark) {
    Workplace.Choice choice = Workplace.Choice.DEFAULT.with(DriftIT.policy(500)).in(catalog());
    return OneTable.of(folder, spark, DriftIT.HEADER, choice, NOTES);
  }

  @Test
  void fourWritersLoseNothingAndDoubleNothing(SparkSession spark) throws Exception {
    Workplace.Choice fileByFile = Workplace.Choice.DEFAULT.with(OneTable.batchesOf(1));
    try (Writers writers = Writers.open(WRITERS, () -> notes(spark, fileByFile))) {
      OneTable notes = writers.first();
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.insert(100, 3, "a"), NOTE.update(101, 1, "a"));
      notes.put(SECOND, NOTE.move(200, List.of(3), 4, "b"), NOTE.insert(201, 5, "b"));
      notes.put(THIRD, NOTE.delete(300, 2), NOTE.update(301, 5, "c"));

      List<TableOutcome> outcomes = writers.drainAtOnce();

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "a"), // updated by the first file
              List.of(4L, "b"), // inserted as 3, moved by the second file
              List.of(5L, "c")); // inserted once, updated by the third file
      assertThat(notes.batches())
          .extracting(BatchSummary::files)
          .containsExactly(List.of(LOAD), List.of(FIRST), List.of(SECOND), List.of(THIRD));
      assertThat(notes.batches())
          .extracting(BatchSummary::rows)
          .containsOnly(new RowCounts(2, 2, 0, 0, 0));
    }
  }

  static void loadAndChange(OneTable notes) throws IOException {
    notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
    notes.drain();
    notes.put(FIRST, NOTE.update(100, 1, "a"), NOTE.insert(101, 3, "a"));
  }

  static void assertChanged(OneTable notes) {
    assertThat(notes.rows())
        .containsExactly(
            List.of(1L, "a"), // updated once
            List.of(2L, "two"),
            List.of(3L, "a")); // inserted once
    assertThat(notes.batches())
        .extracting(BatchSummary::files)
        .containsExactly(List.of(LOAD), List.of(FIRST));
  }

  private static void assertChangedOnce(OneTable notes, TableOutcome outcome) {
    assertChanged(notes);
    assertThat(outcome.batches())
        .extracting(batch -> batch.summary().batchId())
        .containsExactly(notes.batches().get(1).batchId());
    assertThat(outcome.rows()).isEqualTo(new RowCounts(2, 2, 0, 0, 0));
  }
}
