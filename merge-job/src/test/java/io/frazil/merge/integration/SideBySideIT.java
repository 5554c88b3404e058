package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LINES;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables drained side by side on one Spark. */
@ExtendWith(LocalSpark.class)
class SideBySideIT {

  private static final TableShape WORDS =
      TableShape.of("words", "id", "id long", "text string", "more string");

  @TempDir private Path folder;

  @Test
  void tableThatFailsStopsNoOther(SparkSession spark) throws IOException {
    Workplace.Choice choice =
        new Workplace.Choice(
            WriteMode.MERGE_ON_READ, List.of(), new MergePolicy(0, 10, 1 << 20, Duration.ZERO));
    try (Workplace place =
        new Workplace(folder, spark, DmsFormat.RECOMMENDED, choice, NOTES, LINES, WORDS)) {
      ChangeText note = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
      put(place, NOTES, LOAD, note.loaded(1, "one"), note.loaded(2, "two"));
      put(place, NOTES, FIRST, note.update(100, 1, "uno"));
      ChangeText line = new ChangeText(LINES, DmsFormat.RECOMMENDED);
      put(place, LINES, LOAD, line.loaded(1, 1, "a"));
      put(place, LINES, FIRST, line.insert(100, 1, "second", "b"));
      ChangeText word = new ChangeText(WORDS, DmsFormat.RECOMMENDED);
      put(place, WORDS, LOAD, word.loaded(1, "x", "y"));

      RunReport report =
          new MergeRun(
                  table ->
                      place.drain(shape(table.name().name()), place.parts(place.merger())).drain(),
                  3)
              .drain(Stream.of(NOTES, LINES, WORDS).map(place::table).toList());

      assertThat(report.exitCode()).isEqualTo(3);
      assertThat(report.outcomes())
          .extracting(TableOutcome::failure)
          .extracting(failure -> failure.map(FrazilException::kind).map(Enum::name).orElse(""))
          .containsExactly("", "SOURCE_DATA", "");
      assertThat(place.rows(NOTES).values())
          .containsExactlyInAnyOrder(
              List.of(1L, "uno"), // loaded and updated beside the failure
              List.of(2L, "two"));
      assertThat(place.rows(LINES))
          .isEqualTo(Map.of(List.of(1L, 1), List.of(1L, 1, "a"))); // loaded before the failure
      assertThat(place.rows(WORDS)).isEqualTo(Map.of(List.of(1L), List.of(1L, "x", "y"))); // loaded
      assertThat(report.lines())
          .contains(
              "mirror.notes: up to date, 2 batches, rows read 3 = applied 3 + superseded 0 +"
                  + " quarantined 0 + skipped 0")
          .anySatisfy(
              text ->
                  assertThat(text)
                      .startsWith("  stopped: Cannot merge public.lines into mirror.lines: more"));
    }
  }

  private static TableShape shape(String name) {
    return Stream.of(NOTES, LINES, WORDS)
        .filter(shape -> shape.table().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void put(Workplace place, TableShape shape, String name, String... rows)
      throws IOException {
    ChangeFiles.changeFile(place.landing().resolve(shape.folder()), name, rows);
  }
}
