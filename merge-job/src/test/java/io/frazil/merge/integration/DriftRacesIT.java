package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Crashes between the evolution of a table and its rows, and runs that evolve it at once. */
@ExtendWith(LocalSpark.class)
class DriftRacesIT {

  @TempDir private Path folder;

  /** The end of a run, as far as its code can see. */
  private static final class Crash extends Error {

    private static final long serialVersionUID = 1;
  }

  /** Ends the run as soon as the table has evolved. */
  private record CrashingTables(TargetTables behind) implements TargetTables {

    @Override
    public TableProgress progress(TableName table) {
      return behind.progress(table);
    }

    @Override
    public TableColumns columns(TableName table) {
      return behind.columns(table);
    }

    @Override
    public boolean evolve(TableName table, TableColumns seen, List<Column> changes) {
      behind.evolve(table, seen, changes);
      throw new Crash();
    }

    @Override
    public List<SnapshotRecord> ancestry(TableName table) {
      return behind.ancestry(table);
    }

    @Override
    public boolean holds(TableName table, String batchId) {
      return behind.holds(table, batchId);
    }
  }

  @Test
  void crashBetweenEvolutionAndRowsLeavesATableThatTheNextRunGoesOnWith(SparkSession spark)
      throws IOException {
    try (OneTable notes = DriftIT.evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text", "I,1,one");
      notes.drain();
      notes.put(SECOND, "Op,id,text,colour", "U,1,uno,red");
      Workplace place = notes.place();
      BatchMerger crashing = place.newMerger(new CrashingTables(place.tables()));

      assertThatThrownBy(() -> place.drain(NOTES, place.parts(crashing)).drain())
          .isInstanceOf(Crash.class);

      assertThat(DriftIT.rows(notes, "id, text, colour"))
          .containsExactly(Arrays.asList(1L, "one", null)); // the column, and no row of the batch
      assertThat(place.setupPlan()).isEqualTo("unchanged mirror.notes\n");
      notes.drain();
      assertThat(DriftIT.rows(notes, "id, text, colour"))
          .containsExactly(List.of(1L, "uno", "red")); // merged by the next run
      assertThat(notes.batches())
          .extracting(BatchSummary::files)
          .containsExactly(List.of(FIRST), List.of(SECOND));
    }
  }

  @Test
  void twoRunsThatEvolveTheTableAtOnceEndAsOne(SparkSession spark) throws Exception {
    try (OneTable notes = DriftIT.evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text,colour", "I,1,one,red", "I,2,two,blue");

      CyclicBarrier planned = new CyclicBarrier(2);
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Future<TableOutcome> one = threads.submit(() -> drain(notes, planned));
        Future<TableOutcome> other = threads.submit(() -> drain(notes, planned));
        assertThat(one.get().failure()).isEmpty();
        assertThat(other.get().failure()).isEmpty();
        assertThat(one.get().conflicts() + other.get().conflicts()).isPositive();
      } finally {
        threads.shutdownNow();
      }

      assertThat(DriftIT.rows(notes, "id, text, colour"))
          .containsExactly(List.of(1L, "one", "red"), List.of(2L, "two", "blue"));
      assertThat(DriftIT.columns(notes)).containsOnlyKeys("id", "text", "colour");
      assertThat(notes.batches()).extracting(BatchSummary::files).containsExactly(List.of(FIRST));
    }
  }

  @Test
  void evolutionOfATableThatHasChangedSinceIsRefused(SparkSession spark) throws IOException {
    try (OneTable notes = DriftIT.evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text,colour", "I,1,one,red");
      try (PreparedBatch stalled = DriftIT.prepare(notes)) {
        evolve(notes, "size");

        FrazilException failure = catchThrowableOfType(FrazilException.class, stalled::commit);

        assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_CONFLICT);
        assertThat(DriftIT.columns(notes)).containsOnlyKeys("id", "text", "size");
      }
    }
  }

  @Test
  void batchPlannedBeforeAnotherRunEvolvedTheTableIsPlannedAnew(SparkSession spark)
      throws IOException {
    try (OneTable notes = DriftIT.evolving(folder, spark, WriteMode.MERGE_ON_READ)) {
      notes.put(FIRST, "Op,id,text", "I,1,one");
      notes.drain();
      notes.put(SECOND, "Op,id,text", "U,1,uno", "I,2,two");
      Workplace place = notes.place();
      AtomicBoolean evolved = new AtomicBoolean();
      BatchMerger slow =
          task -> {
            PreparedBatch prepared = place.merger().prepare(task);
            if (evolved.compareAndSet(false, true)) {
              evolve(notes, "colour");
            }
            return prepared;
          };

      TableOutcome outcome = place.drain(NOTES, place.parts(slow)).drain();

      assertThat(outcome.failure()).isEmpty();
      assertThat(DriftIT.rows(notes, "id, text, colour"))
          .containsExactly(Arrays.asList(1L, "uno", null), Arrays.asList(2L, "two", null));
    }
  }

  private static void evolve(OneTable table, String column) {
    TargetTables tables = table.place().tables();
    TableName name = table.place().table(table.shape()).name();
    Column added = new Column(column, ColumnType.of(ColumnType.Kind.STRING));
    assertThat(tables.evolve(name, tables.columns(name), List.of(added))).isTrue();
  }

  /** Drains by a merger that waits for the other run once its first batch is prepared. */
  private static TableOutcome drain(OneTable notes, CyclicBarrier planned) {
    BatchMerger behind = notes.place().newMerger();
    AtomicBoolean met = new AtomicBoolean();
    BatchMerger meeting =
        task -> {
          PreparedBatch prepared = behind.prepare(task);
          if (met.compareAndSet(false, true)) {
            await(planned);
          }
          return prepared;
        };
    return notes.place().drain(NOTES, notes.place().parts(meeting)).drain();
  }

  private static void await(CyclicBarrier others) {
    try {
      others.await(1, TimeUnit.MINUTES);
    } catch (Exception e) {
      throw new IllegalStateException("The other run did not come", e);
    }
  }
}
