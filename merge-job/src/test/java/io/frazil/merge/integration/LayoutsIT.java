package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.dms.AddedColumns;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DeclaredLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Headerless files whose columns change in the middle of the stream, as those of real tasks. */
@ExtendWith(LocalSpark.class)
class LayoutsIT {

  private static final TableShape NOTES =
      TableShape.of("notes", "id", "id long", "text string", "colour string");
  private static final DmsFormat FORMAT =
      DmsFormat.BARE.changeSequence("transact_seq").beforeImagePrefix("before_");
  private static final DeclaredLayout OLD =
      new DeclaredLayout(
          "", List.of("id", "text"), new AddedColumns("transact_seq", List.of(), ""), false);
  private static final DeclaredLayout NEW =
      new DeclaredLayout(
          "20240612103200000", List.of("id", "colour", "text"), FORMAT.added(), false);

  @TempDir private Path folder;

  @Test
  void columnsAndBeforeImagesAppearInTheMiddle(SparkSession spark) throws IOException {
    try (OneTable notes = table(spark, OLD, NEW)) {
      notes.put(LOAD, "1,one,", "2,two,", "3,three,");
      notes.put(FIRST, "U,1,uno," + sequence(1));
      notes.put(
          SECOND,
          "U,1,red,uno," + sequence(2) + ",",
          "U,9,blue,neun," + sequence(3) + ",2"); // moved from 2

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno", "red"), // updated in both layouts
              Arrays.asList(3L, "three", null), // loaded before the column was there
              List.of(9L, "neun", "blue")); // moved, by the before image of the new layout
      assertThat(notes.quarantined()).isEmpty();
    }
  }

  @Test
  void lateFileIsReadByTheLayoutOfItsTime(SparkSession spark) throws IOException {
    try (OneTable notes = table(spark, OLD, NEW)) {
      notes.put(FIRST, "I,1,one," + sequence(1));
      notes.put(SECOND, "U,1,red,uno," + sequence(3) + ",");
      notes.drain();
      notes.put("20240612-103130000.csv", "U,1,late," + sequence(2), "I,2,two," + sequence(4));

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "uno", "red"), // the late update stays behind
              Arrays.asList(2L, "two", null)); // inserted by the late file
      assertThat(notes.batches())
          .extracting(BatchSummary::kind)
          .containsExactly(ChangeBatch.Kind.CHANGES, ChangeBatch.Kind.REFOLD);
    }
  }

  @Test
  void reloadHasTheNewLayout(SparkSession spark) throws IOException {
    try (OneTable notes = table(spark, OLD, NEW)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, "1,one,", "2,two,");
      notes.put(FIRST, "U,1,uno," + sequence(1));
      notes.drain();
      notes.putAt("2024-06-12T10:32:40Z", LOAD, "1,pink,one,,", "3,,three,,");
      notes.put(THIRD, "U,3,grey,tres," + sequence(2) + ",");

      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one", "pink"), // reloaded
              List.of(3L, "tres", "grey")); // reloaded, then updated
    }
  }

  @Test
  void fullLoadOfTwoPossibleLayoutsWaitsForAWord(SparkSession spark) throws IOException {
    DeclaredLayout swapped =
        new DeclaredLayout("20240612103200000", List.of("id", "colour"), OLD.added(), false);
    try (OneTable notes = table(spark, OLD, swapped)) {
      notes.put(LOAD, "1,one,");

      FrazilException failure = notes.tryDrain().failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT);
      assertThat(failure)
          .hasMessageContaining("its rows of 3 fields have more than one of the declared layouts");
    }
    DeclaredLayout marked = new DeclaredLayout("", OLD.columns(), OLD.added(), true);
    try (OneTable notes = table(spark, marked, swapped)) {
      notes.drain();

      assertThat(notes.rows()).containsExactly(Arrays.asList(1L, "one", null));
    }
  }

  private OneTable table(SparkSession spark, DeclaredLayout... layouts) {
    return OneTable.of(folder, spark, FORMAT, Workplace.Choice.DEFAULT.with(layouts), NOTES);
  }

  private static String sequence(int place) {
    return String.format(java.util.Locale.ROOT, "2024061210300%d00%019d", place, place);
  }
}
