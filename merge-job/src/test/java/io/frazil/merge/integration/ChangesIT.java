package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What inserts, updates and deletes in change files become. */
@ExtendWith(LocalSpark.class)
class ChangesIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void insertUpdateAndDeleteAreMerged(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"), NOTE.loaded(3, "three"));
      notes.put(
          FIRST, NOTE.update(100, 1, "uno"), NOTE.delete(200, 2), NOTE.insert(300, 4, "four"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // updated
              List.of(3L, "three"), // only loaded; 2 was deleted
              List.of(4L, "four")); // inserted
      assertThat(outcome.batches().get(1).plan().action()).isEqualTo(MergePlan.Action.MERGE);
      assertThat(notes.batches())
          .extracting(BatchSummary::rows)
          .containsExactly(new RowCounts(3, 3, 0, 0, 0), new RowCounts(3, 3, 0, 0, 0));
      assertThat(notes.batches()).extracting(BatchSummary::watermark).containsExactly("", FIRST);
    }
  }

  @Test
  void newestOfSeveralChangesOfAKeyWins(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(
          FIRST,
          NOTE.insert(100, 1, "a"),
          NOTE.update(101, 1, "b"), // of the same transaction
          NOTE.update(200, 1, "c"),
          NOTE.insert(201, 2, "d"),
          NOTE.delete(202, 2),
          NOTE.insert(203, 3, "e"),
          NOTE.delete(204, 3),
          NOTE.insert(205, 3, "f"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "c"), // the update of the later transaction; 2 came and went
              List.of(3L, "f")); // the second insert
      assertThat(outcome.rows()).isEqualTo(new RowCounts(8, 3, 5, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFoldIsIdempotentWhereTableAndChangesDisagree(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(
          FIRST, NOTE.insert(100, 1, "uno"), NOTE.update(200, 3, "three"), NOTE.delete(300, 4));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // an insert of a row that is there updates it
              List.of(2L, "two"),
              List.of(3L, "three")); // an update of none inserts; a delete of none does nothing
      assertThat(outcome.rows()).isEqualTo(new RowCounts(5, 5, 0, 0, 0));
    }
  }

  @Test
  void deleteNeedsOnlyTheKey(SparkSession spark) throws IOException {
    TableShape prices =
        TableShape.of("prices", "id", "id long", "price decimal(9,2)", "day date", "ok boolean");
    ChangeText row = new ChangeText(prices, DmsFormat.RECOMMENDED);
    try (OneTable table =
        OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, DmsFormat.RECOMMENDED, prices)) {
      table.put(LOAD, row.loaded(1, "1.00", "2024-06-01", "true"));
      table.put(
          FIRST,
          row.delete(100, 1),
          row.change("D", 200, nulls(1), 2, "what", "a delete carries", "is not read"));

      TableOutcome outcome = table.drain();

      assertThat(table.rows()).isEmpty();
      assertThat(outcome.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tableIsFilledAgainAfterEveryRowWasDeleted(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.delete(100, 1), NOTE.delete(200, 2));
      notes.drain();
      assertThat(notes.rows()).isEmpty();

      notes.put(SECOND, NOTE.insert(300, 2, "dos"), NOTE.insert(400, 3, "tres"));
      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(2L, "dos"), // inserted again
              List.of(3L, "tres")); // inserted; 1 stays deleted
    }
  }

  @ParameterizedTest
  @EnumSource
  void tableOfNothingButKeyColumnsIsMerged(WriteMode mode, SparkSession spark) throws IOException {
    TableShape tags = TableShape.of("tags", "note,tag", "note long", "tag string");
    ChangeText row = new ChangeText(tags, DmsFormat.RECOMMENDED);
    try (OneTable table = OneTable.of(folder, spark, mode, DmsFormat.RECOMMENDED, tags)) {
      table.put(LOAD, row.loaded(1, "a"), row.loaded(1, "b"));
      table.put(
          FIRST,
          row.update(100, 1, "a"),
          row.move(200, List.of(1, "b"), 1, "c"),
          row.insert(300, 2, "a"));

      TableOutcome outcome = table.drain();

      assertThat(table.rows())
          .containsExactly(
              List.of(1L, "a"), // updated to what it was
              List.of(1L, "c"), // moved from b
              List.of(2L, "a")); // inserted
      assertThat(outcome.rows()).isEqualTo(new RowCounts(5, 5, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsMayHaveAnyName(WriteMode mode, SparkSession spark) throws IOException {
    TableShape odd =
        TableShape.of(
            "odd",
            "ORDER,schlüssel",
            "op string",
            "ORDER long",
            "schlüssel string",
            "select string",
            "file int",
            "image string",
            "two`ticks int",
            "source string",
            "target string");
    ChangeText row = new ChangeText(odd, DmsFormat.RECOMMENDED);
    try (OneTable table = OneTable.of(folder, spark, mode, DmsFormat.RECOMMENDED, odd)) {
      table.put(
          LOAD,
          row.loaded("I", 1, "ä", "s1", 1, "i1", 1, "f1", "t1"),
          row.loaded("D", 2, "ö", "s2", 2, "i2", 2, "f2", "t2"));
      table.put(
          FIRST,
          row.update(100, "D", 1, "ä", "s3", 3, "i3", 3, "f3", "t3"),
          row.move(200, List.of(2, "ö"), "U", 2, "ü", "s4", 4, "i4", 4, "f4", "t4"));

      table.drain();

      assertThat(table.rows())
          .containsExactly(
              List.of("D", 1L, "ä", "s3", 3, "i3", 3, "f3", "t3"), // updated; op is its own column
              List.of("U", 2L, "ü", "s4", 4, "i4", 4, "f4", "t4")); // moved
    }
  }

  @Test
  void emptyTextIsNotNull(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, ""), NOTE.loaded(2, null), NOTE.loaded(3, "x"));
      notes.put(FIRST, NOTE.update(100, 2, ""), NOTE.update(200, 3, null));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, ""), // loaded as ""
              List.of(2L, ""), // updated from NULL to ""
              Arrays.asList(3L, null)); // updated to NULL
    }
  }

  private static List<Object> nulls(int count) {
    return Arrays.asList(new Object[count]);
  }
}
