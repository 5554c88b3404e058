package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes that come again, and files that come late. */
@ExtendWith(LocalSpark.class)
class ReplayIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void changesThatComeAgainTakeNoRowBackInTime(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(
          FIRST,
          NOTE.insert(100, 1, "a"),
          NOTE.insert(101, 2, "b"),
          NOTE.update(200, 1, "a2"),
          NOTE.delete(300, 2),
          NOTE.insert(400, 3, "c"));
      notes.drain();
      notes.put(SECOND, NOTE.insert(100, 1, "a"), NOTE.insert(101, 2, "b")); // replayed in part

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "a2"), // not taken back to a
              List.of(3L, "c")); // not touched by the replay; 2 did not rise again
      assertThat(notes.batches())
          .extracting(BatchSummary::rows)
          .containsExactly(
              new RowCounts(5, 3, 2, 0, 0), // newest of 1, 2, 3
              new RowCounts(7, 2, 4, 0, 1)); // 1 and 2 folded with the first file; 3 passed over
      assertThat(notes.batches().get(1).files()).containsExactly(SECOND);
    }
  }

  @Test
  void noSnapshotStepsBackWhenABatchEndsWithinTheReplay(SparkSession spark) throws IOException {
    Workplace.Choice choice = Workplace.Choice.DEFAULT.with(OneTable.batchesOf(1));
    try (OneTable notes = OneTable.of(folder, spark, DmsFormat.RECOMMENDED, choice, NOTES)) {
      notes.put(FIRST, NOTE.insert(100, 1, "a"), NOTE.update(200, 1, "b"));
      notes.put(SECOND, NOTE.insert(100, 1, "a"));
      notes.put(THIRD, NOTE.update(200, 1, "b"), NOTE.insert(300, 2, "c"));

      notes.drain();

      assertThat(notes.rows("VERSION AS OF " + notes.snapshots().get(2).id()))
          .containsExactly(List.of(1L, "b")); // first file
      assertThat(notes.rows("VERSION AS OF " + notes.snapshots().get(1).id()))
          .containsExactly(List.of(1L, "b")); // the replay of a, folded with the first file
      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "b"), // replayed
              List.of(2L, "c")); // new in the third file
    }
  }

  @ParameterizedTest
  @EnumSource
  void counterThatStartsAnewTurnsNoChangesOfOneHundredthAround(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(FIRST, NOTE.insert(580, 1, "a"), NOTE.insert(584, 2, "b"));
      notes.drain();
      // A task that resumed: the same hundredth of a second, and the counter begins again.
      notes.put(SECOND, NOTE.update(504, 1, "newer"), NOTE.delete(508, 2));

      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "newer"));
    }
  }

  @Test
  void replayIsFoldedWhenItsOrderIsFoundByFileNameAlone(SparkSession spark) throws IOException {
    ChangeText note = new ChangeText(NOTES, DmsFormat.BARE);
    try (OneTable notes =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.BARE, NOTES)) {
      notes.put(FIRST, note.insert(1, 1, "a"), note.update(2, 1, "b"), note.insert(3, 2, "c"));
      notes.drain();
      notes.put(SECOND, note.insert(1, 1, "a"), note.update(2, 1, "b"), note.insert(3, 2, "c"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "b"), // replayed whole, it ends where it ended
              List.of(2L, "c"));
      assertThat(outcome.rows()).isEqualTo(new RowCounts(3, 2, 1, 0, 0));
    }
  }

  @Test
  void replayOverFilesThatVanishedIsRefused(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(FIRST, NOTE.insert(100, 1, "a"), NOTE.update(200, 1, "b"));
      notes.drain();
      notes.remove(FIRST);
      notes.put(SECOND, NOTE.insert(100, 1, "a"));

      TableOutcome outcome = notes.tryDrain();

      FrazilException failure = outcome.failure().orElseThrow();
      assertThat(failure.kind()).isEqualTo(FailureKind.SOURCE_DATA);
      assertThat(failure)
          .hasMessage(
              "Cannot fold changes that come again since 2024-06-12T10:30:01: change files that"
                  + " were applied are no longer in the landing folder: [20240612-103100000.csv]."
                  + " Put them back, or reload the table in DMS.");
      assertThat(notes.rows()).containsExactly(List.of(1L, "b")); // not taken back to a
    }
  }

  @Test
  void changesThatFollowAreMergedAfterAppliedFilesVanished(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(FIRST, NOTE.insert(100, 1, "a"));
      notes.drain();
      notes.remove(FIRST);
      notes.put(SECOND, NOTE.update(200, 1, "b"));

      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "b")); // newer than all that vanished
    }
  }

  @ParameterizedTest
  @EnumSource
  void lateFileFoldsOnlyItsKeysAgain(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"), NOTE.loaded(3, "three"));
      notes.put(FIRST, NOTE.update(100, 1, "first"));
      notes.put(THIRD, NOTE.update(300, 1, "third"), NOTE.update(301, 2, "third"));
      notes.drain();
      notes.put(SECOND, NOTE.update(200, 1, "second"), NOTE.update(201, 3, "second"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "third"), // the late update is older
              List.of(2L, "third"), // not in the late file
              List.of(3L, "second")); // only the late file changed it
      BatchSummary refold = outcome.batches().get(0).summary();
      assertThat(refold.kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
      assertThat(refold.files()).containsExactly(SECOND);
      assertThat(refold.watermark()).isEqualTo(THIRD);
      assertThat(refold.rows()).isEqualTo(new RowCounts(5, 2, 2, 0, 1)); // all three files read
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  @Test
  void lateFileIsOrderedByItsNameWithoutAChangeSequence(SparkSession spark) throws IOException {
    ChangeText note = new ChangeText(NOTES, DmsFormat.BARE);
    try (OneTable notes =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.BARE, NOTES)) {
      notes.put(FIRST, note.insert(1, 1, "first"), note.insert(2, 2, "first"));
      notes.put(THIRD, note.delete(5, 1));
      notes.drain();
      notes.put(SECOND, note.update(3, 1, "second"), note.update(4, 2, "second"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(2L, "second")); // 1 was deleted later
      assertThat(outcome.rows()).isEqualTo(new RowCounts(3, 2, 1, 0, 0));
    }
  }

  @Test
  void lateKeyUpdateMovesTheRowBelowWhatCameAfter(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(THIRD, NOTE.update(300, 5, "third"), NOTE.move(301, List.of(2), 6, "six"));
      notes.drain();
      notes.put(SECOND, NOTE.move(200, List.of(1), 5, "second"), NOTE.update(201, 2, "second"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(5L, "third"), // moved from 1 by the late file, updated by the third
              List.of(6L, "six")); // moved from 2 after the late update of 2
      assertThat(outcome.rows()).isEqualTo(new RowCounts(4, 1, 2, 0, 1));
    }
  }

  @Test
  void lateFileIsRefusedWhenFilesAfterItVanished(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(FIRST, NOTE.insert(100, 1, "first"));
      notes.put(THIRD, NOTE.update(300, 1, "third"));
      notes.drain();
      notes.remove(THIRD);
      notes.put(SECOND, NOTE.update(200, 1, "second"));

      TableOutcome outcome = notes.tryDrain();

      assertThat(outcome.failure().orElseThrow())
          .hasMessage(
              "Cannot fold again from 20240612-103200000.csv: change files that were applied are"
                  + " no longer in the landing folder: [20240612-103300000.csv]. Put them back, or"
                  + " reload the table in DMS.");
      assertThat(notes.rows()).containsExactly(List.of(1L, "third")); // as before
    }
  }

  @Test
  void sameFilesInAnotherOrderOfArrivalEndInTheSameRows(SparkSession spark) throws IOException {
    Workplace.Choice choice = Workplace.Choice.DEFAULT.with(OneTable.batchesOf(1));
    try (OneTable notes = OneTable.of(folder, spark, DmsFormat.RECOMMENDED, choice, NOTES)) {
      notes.put(THIRD, NOTE.move(300, List.of(2), 3, "c"), NOTE.insert(301, 2, "d"));
      notes.drain();
      notes.put(SECOND, NOTE.move(200, List.of(1), 2, "b"));
      notes.drain();
      notes.put(FIRST, NOTE.insert(100, 1, "a"), NOTE.insert(101, 4, "x"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(2L, "d"), // inserted after the row had moved on
              List.of(3L, "c"), // 1, then 2, then 3
              List.of(4L, "x")); // only in the file that came last
    }
  }
}
