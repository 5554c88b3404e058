package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LINES;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.RowCounts;
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

/** What an update of a key becomes. */
@ExtendWith(LocalSpark.class)
class KeyUpdateIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final ChangeText LINE = new ChangeText(LINES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void beforeImageMovesTheRow(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.move(100, List.of(1), 5, "five"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(2L, "two"), // only loaded
              List.of(5L, "five")); // moved from 1, which is gone
      assertThat(outcome.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void chainEndsUnderItsLastKey(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(
          FIRST,
          NOTE.move(100, List.of(1), 5, "a"),
          NOTE.move(101, List.of(5), 6, "b"), // in the same transaction
          NOTE.move(200, List.of(6), 7, "c"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(2L, "two"), // only loaded
              List.of(7L, "c")); // the end of 1, 5, 6, 7
      assertThat(outcome.rows()).isEqualTo(new RowCounts(5, 3, 2, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keysAreSwappedThroughATemporaryOne(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(
          FIRST,
          NOTE.move(100, List.of(1), 9, "one"),
          NOTE.move(101, List.of(2), 1, "two"),
          NOTE.move(102, List.of(9), 2, "one"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "two"), // moved from 2
              List.of(2L, "one")); // moved from 1 by way of 9
      assertThat(outcome.rows()).isEqualTo(new RowCounts(5, 4, 1, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void compositeKeyMovesWhenOnePartChanges(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable lines = OneTable.of(folder, spark, mode, DmsFormat.RECOMMENDED, LINES)) {
      lines.put(LOAD, LINE.loaded(1, 1, "a"), LINE.loaded(1, 2, "b"), LINE.loaded(2, 1, "c"));
      lines.put(FIRST, LINE.move(100, List.of(1, 2), 1, 3, "b3"));

      TableOutcome outcome = lines.drain();

      assertThat(lines.rows())
          .containsExactly(
              List.of(1L, 1, "a"), // shares a part with the moved row
              List.of(1L, 3, "b3"), // moved from (1, 2)
              List.of(2L, 1, "c"));
      assertThat(outcome.rows()).isEqualTo(new RowCounts(4, 4, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void rowMovedAndThenDeletedIsGone(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.move(100, List.of(1), 5, "five"), NOTE.delete(200, 5));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(2L, "two")); // only loaded
      assertThat(outcome.rows()).isEqualTo(new RowCounts(4, 3, 1, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void oldKeyMayBeUsedAgainInTheSameBatch(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(
          FIRST,
          NOTE.move(100, List.of(1), 5, "five"),
          NOTE.insert(200, 1, "new"),
          NOTE.delete(300, 2),
          NOTE.move(400, List.of(5), 2, "moved"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "new"), // inserted after the row under 1 had moved
              List.of(2L, "moved")); // 1, then 5, then the key of the deleted row
      assertThat(outcome.rows()).isEqualTo(new RowCounts(6, 4, 2, 0, 0));
    }
  }

  @Test
  void chainGoesOnOverBatches(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.move(100, List.of(1), 5, "five"));
      notes.drain();
      notes.put(SECOND, NOTE.move(200, List.of(5), 6, "six"), NOTE.insert(300, 1, "new"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "new"), // inserted in the second batch
              List.of(6L, "six")); // moved from 5, which the first batch had made
    }
  }

  @Test
  void emptyBeforeImageLeavesTheKeyWhereItIs(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST, NOTE.update(100, 1, "uno"), NOTE.move(200, List.of(1), 1, "ein"));

      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "ein")); // before image is the same key
    }
  }

  /** Nothing in the files says where the row came from: {@code verify} finds the orphan. */
  @Test
  void orphanStaysWithoutABeforeImage(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.RECOMMENDED.beforeImagePrefix("");
    ChangeText note = new ChangeText(NOTES, format);
    try (OneTable notes = OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, format, NOTES)) {
      notes.put(LOAD, note.loaded(1, "one"));
      notes.put(FIRST, note.update(100, 5, "five"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // the orphan
              List.of(5L, "five")); // upserted under the new key
    }
  }
}
