package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** New columns in the header of CSV files, of a table that evolves. */
@ExtendWith(LocalSpark.class)
class DriftIT {

  static final DmsFormat HEADER = DmsFormat.BARE.with(DmsFormat.Switch.HEADER);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void newColumnOfAHeaderIsAddedAsText(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, mode)) {
      notes.put(LOAD, "id,text", "1,one", "2,two");
      notes.drain();
      notes.put(FIRST, "Op,id,text,Colour", "U,1,uno,007", "I,3,three,");

      TableOutcome outcome = notes.drain();

      assertThat(rows(notes, "id, text, colour"))
          .containsExactly(
              List.of(1L, "uno", "007"), // updated; the text as it stands in the file
              Arrays.asList(2L, "two", null), // older than the column
              Arrays.asList(3L, "three", null)); // NULL in the file
      assertThat(columns(notes)).containsEntry("colour", "string");
      assertThat(new RunReport(List.of(outcome)).lines())
          .contains(
              "  evolved: add column colour string, found 'Colour' (a header tells no type) in "
                  + FIRST);
      assertThat(notes.place().setupPlan()).isEqualTo("unchanged mirror.notes\n");
    }
  }

  @Test
  void columnThatIsMissingLaterReadsAsNull(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text,colour", "I,1,one,red", "I,2,two,blue");
      notes.put(SECOND, "Op,id,text", "U,1,uno");
      notes.put(THIRD, "Op,id,colour", "U,2,green");

      notes.drain();

      assertThat(rows(notes, "id, text, colour"))
          .containsExactly(
              Arrays.asList(1L, "uno", null), // its file lacks colour
              Arrays.asList(2L, null, "green")); // its file lacks text, which is declared
    }
  }

  @Test
  void dryRunShowsTheEvolutionAndChangesNothing(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text,colour", "I,1,one,red");

      try (PreparedBatch batch = prepare(notes)) {
        assertThat(batch.plan().evolution()).startsWith("add column colour string, found ");
        assertThat(batch.plan().sql()).contains("colour");
      }

      assertThat(columns(notes)).containsOnlyKeys("id", "text");
    }
  }

  @Test
  void columnTheTableCannotHaveStopsItsTableOnly(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text,colour,frazil_op,a.b", "I,1,one,red,x,y");

      FrazilException failure = notes.tryDrain().failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT);
      assertThat(failure)
          .hasMessageContaining(
              "column frazil_op: expected a name that the table can have, found 'frazil_op'")
          .hasMessageContaining("column a.b: expected a name that the table can have, found 'a.b'");
      assertThat(columns(notes)).containsOnlyKeys("id", "text");
      assertThat(notes.batches()).isEmpty();
    }
  }

  /** Each order is one in which the four files may arrive; a batch holds so many of them. */
  @ParameterizedTest
  @CsvSource({"0123,4", "0123,1", "3210,1", "2031,1", "1302,2"})
  void rowsDoNotDependOnBatchesAndArrival(String order, int batch, SparkSession spark)
      throws IOException {
    MergePolicy policy = policy(batch);
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ, policy)) {
      for (char next : order.toCharArray()) {
        switch (next) {
          case '0' -> notes.put(FIRST, "Op,id,text", "I,1,one", "I,2,two", "I,3,three");
          case '1' -> notes.put(SECOND, "Op,id,text,colour", "U,1,uno,red", "U,2,dos,blue");
          case '2' -> notes.put(THIRD, "Op,id,size,text,colour", "U,2,L,two,grey", "I,4,S,four,");
          default -> notes.put("20240612-103400000.csv", "Op,id,text", "U,1,one", "D,3,");
        }
        if (batch < 4) {
          notes.drain();
        }
      }
      notes.drain();

      assertThat(rows(notes, "id, text, colour, size"))
          .containsExactly(
              Arrays.asList(1L, "one", null, null), // the last file lacks both columns
              List.of(2L, "two", "grey", "L"), // the third file
              Arrays.asList(4L, "four", null, "S")); // inserted; 3 is deleted
    }
  }

  @Test
  void reloadAfterTheEvolutionReplacesTheNewColumnToo(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.putAt("2024-06-12T10:29:00Z", LOAD, "id,text", "1,one", "2,two");
      notes.put(FIRST, "Op,id,text,colour", "U,1,uno,red");
      notes.drain();
      notes.putAt("2024-06-12T10:32:40Z", LOAD, "id,text,colour,size", "1,one,pink,M", "3,three,,");
      notes.put(THIRD, "Op,id,text,colour", "U,3,tres,grey");

      notes.drain();

      assertThat(rows(notes, "id, text, colour, size"))
          .containsExactly(
              List.of(1L, "one", "pink", "M"), // reloaded, with a column that the load brought
              Arrays.asList(3L, "tres", "grey", null)); // reloaded, then updated
    }
  }

  @Test
  void tableRolledBackBehindTheEvolutionComesToTheSameRows(SparkSession spark) throws IOException {
    try (OneTable notes = evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text", "I,1,one", "I,2,two");
      notes.drain();
      long before = notes.snapshots().get(0).id();
      notes.put(SECOND, "Op,id,text,colour", "U,1,uno,red");
      notes.drain();
      List<List<Object>> rows = rows(notes, "id, text, colour");

      notes.place().sql("CALL lake.system.rollback_to_snapshot('mirror.notes', " + before + ")");
      assertThat(rows(notes, "id, text, colour"))
          .containsExactly(Arrays.asList(1L, "one", null), Arrays.asList(2L, "two", null));
      notes.drain();

      assertThat(rows(notes, "id, text, colour"))
          .isEqualTo(rows)
          .containsExactly(List.of(1L, "uno", "red"), Arrays.asList(2L, "two", null));
    }
  }

  static MergePolicy policy(int files) {
    return new MergePolicy(0, files, 1L << 30, Duration.ZERO, DriftPolicy.EVOLVE);
  }

  static OneTable evolving(Path folder, SparkSession spark, WriteMode mode) {
    return evolving(folder, spark, mode, policy(500));
  }

  private static OneTable evolving(
      Path folder, SparkSession spark, WriteMode mode, MergePolicy policy) {
    Workplace.Choice choice = new Workplace.Choice(mode, List.of(), policy);
    return OneTable.of(folder, spark, HEADER, choice, NOTES);
  }

  static PreparedBatch prepare(OneTable table) {
    Workplace place = table.place();
    return place.drain(table.shape(), place.parts(place.merger())).preview().orElseThrow();
  }

  /** The rows in these columns, by the first of them. */
  static List<List<Object>> rows(OneTable table, String columns) {
    String query =
        "SELECT " + columns + " FROM lake.mirror." + table.shape().table() + " ORDER BY 1";
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : table.place().sql(query)) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        values.add(row.get(i));
      }
      rows.add(values);
    }
    return rows;
  }

  /** Names and types as Iceberg has them. */
  static Map<String, String> columns(OneTable table) {
    Map<String, String> columns = new TreeMap<>();
    table
        .place()
        .icebergTable(table.shape())
        .schema()
        .columns()
        .forEach(field -> columns.put(field.name(), field.type().toString()));
    return columns;
  }
}
