package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The forms change files come in, by the endpoint's settings. */
@ExtendWith(LocalSpark.class)
class FormatsIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @Test
  void rowsMayLackTrailingAddedColumns(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, "I,2024-06-12 10:28:17.798779,1,one", "I,2024-06-12 10:28:17.798780,2,two");
      notes.put(
          FIRST, // before the rules of change sequence and before image were added
          "U,2024-06-12 10:30:01.000000,1,uno",
          "D,2024-06-12 10:30:02.000000,2,,20240612103002000000000000000000061");
      notes.put(SECOND, NOTE.move(300, List.of(1), 3, "drei"));

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(3L, "drei")); // moved; 2 was deleted
      assertThat(outcome.rows()).isEqualTo(new RowCounts(5, 4, 1, 0, 0));
    }
  }

  @Test
  void headerNamesTheColumns(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.RECOMMENDED.with(DmsFormat.Switch.HEADER);
    ChangeText note = new ChangeText(NOTES, format);
    try (OneTable notes = table(spark, format)) {
      notes.put(LOAD, note.header(), note.loaded(1, "one"), note.loaded(2, "two"));
      notes.put(FIRST, "Op,TEXT,ID,dms_commit_ts", "U,uno,1,2024-06-12 10:30:01.000000");
      notes.put(SECOND, "Op,id", "U,2");

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // names in another order and letter case
              Arrays.asList(2L, null)); // a column the file lacks is NULL
      assertThat(outcome.rows()).isEqualTo(new RowCounts(4, 4, 0, 0, 0));
    }
  }

  @Test
  void headerWithAColumnThatIsNotDeclaredIsDrift(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.BARE.with(DmsFormat.Switch.HEADER);
    try (OneTable notes = table(spark, format)) {
      notes.put(FIRST, "Op,id,text", "I,1,one");
      notes.drain();
      notes.put(SECOND, "Op,id,text,colour", "I,2,two,blue");

      FrazilException failure = notes.tryDrain().failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT);
      assertThat(failure)
          .hasMessage(
              """
              Cannot merge public.notes into mirror.notes: its change files have other columns. Nothing was committed.
                column colour: expected none, found 'colour' (a header tells no type) in 20240612-103200000.csv
                  Declare colour with its type in columns, or in added-columns when a rule of the DMS task adds it, and run './frazil setup'; or set drift: evolve, which adds it as string.""");
      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // as before
    }
  }

  @Test
  void gzipIsReadWhateverTheName(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.RECOMMENDED.with(DmsFormat.Switch.GZIP);
    try (OneTable notes = table(spark, format)) {
      notes.put("LOAD00000001.csv.gz", NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put("20240612-103100000.csv.gz", NOTE.update(100, 1, "uno"));
      notes.put("20240612-103200000.csv", NOTE.update(200, 2, "dos"));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno"), // from a gzip file
              List.of(2L, "dos")); // from a plain one
    }
  }

  @Test
  void nullTextIsNullAndNothingElseIs(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.BARE.nullText("NULL");
    try (OneTable notes = table(spark, format)) {
      notes.put(FIRST, "I,1,NULL", "I,2,", "I,3,\"NULL\"", "I,4,\"\"");

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              Arrays.asList(1L, null), // the null text
              List.of(2L, ""), // nothing is an empty text
              List.of(3L, "NULL"), // quoted, it is a text
              List.of(4L, ""));
    }
  }

  @Test
  void dateFoldersAreOneLineOfFiles(SparkSession spark) throws IOException {
    DmsFormat format = DmsFormat.RECOMMENDED.with(DmsFormat.Switch.DATE_FOLDERS);
    try (OneTable notes = table(spark, format)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put("2024/06/12/20240612-235959999.csv", NOTE.update(100, 1, "evening"));
      notes.put("2024/06/13/20240613-000100000.csv", NOTE.update(200, 1, "morning"));

      notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "morning")); // the later folder
      assertThat(notes.batches())
          .extracting(BatchSummary::watermark)
          .containsExactly("", "2024/06/13/20240613-000100000.csv");
    }
  }

  @Test
  void whatIsNoChangeFileIsPassedOver(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.put(FIRST);
      notes.put("awsdms_status/20240612-103000000.csv", "I,what,ever");
      notes.put("s3_validation_failures/LOAD00000001.csv", "I,what,ever");
      notes.put("readme.txt", "put here by a person");
      ChangeFiles.changeFile(notes.place().landing(), "public/awsdms_status/LOAD00000001.csv", "x");

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // from the one change file
      assertThat(outcome.notices())
          .containsExactly(
              "ignored by rule: 1 empty, 2 control or validation",
              "object readme.txt has no name DMS gives and is not read");
      assertThat(notes.batches().get(0).files()).containsExactly(LOAD);
    }
  }

  @Test
  void fileThatVanishesIsAnOutsideFailure(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(FIRST, NOTE.insert(100, 1, "one"));

      TableOutcome outcome =
          notes
              .place()
              .drain(
                  NOTES,
                  notes
                      .place()
                      .parts(
                          task -> {
                            remove(notes);
                            return notes.place().merger().prepare(task);
                          }))
              .drain();

      FrazilException failure = outcome.failure().orElseThrow();
      assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
      assertThat(failure)
          .hasMessageContaining(FIRST + ": it is gone since it was listed. Run again;");
    }
  }

  private OneTable table(SparkSession spark, DmsFormat format) {
    return OneTable.of(folder, spark, WriteMode.MERGE_ON_READ, format, NOTES);
  }

  private static void remove(OneTable notes) {
    try {
      notes.remove(FIRST);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
