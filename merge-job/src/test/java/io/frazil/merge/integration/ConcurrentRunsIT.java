package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static io.frazil.merge.integration.OneTable.SECOND;
import static io.frazil.merge.integration.OneTable.THIRD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writers on one table: each batch lands once, on what it was planned from. */
@ExtendWith(LocalSpark.class)
class ConcurrentRunsIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final String COMPACT =
      "CALL lake.system.rewrite_data_files(table => 'mirror.notes',"
          + " options => map('rewrite-all', 'true'))";

  @TempDir private Path folder;

  @Test
  void loadIsAppliedOnceByThreeRunsAtOnce(SparkSession spark) throws Exception {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));

      List<TableOutcome> outcomes = drainAtOnce(notes, 3);

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "one"), // loaded once
              List.of(2L, "two"));
      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
      assertThat(notes.batches()).extracting(BatchSummary::files).containsExactly(List.of(LOAD));
    }
  }

  @Test
  void refusedRowsOfRunsAtOnceAreListedOnce(SparkSession spark) throws Exception {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(null, "no key"));

      List<TableOutcome> outcomes = drainAtOnce(notes, 3);

      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
      assertThat(notes.quarantined())
          .containsExactly(
              new QuarantinedRow(
                  LOAD,
                  2,
                  new Refusal("id", "Expected a key, got NULL", NOTE.loaded(null, "no key"))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesAreAppliedOnceByTwoRunsAtOnce(WriteMode mode, SparkSession spark) throws Exception {
    Workplace.Choice choice = new Workplace.Choice(mode, List.of(), OneTable.batchesOf(1));
    try (OneTable notes = OneTable.of(folder, spark, DmsFormat.RECOMMENDED, choice, NOTES)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.drain();
      notes.put(FIRST, NOTE.insert(100, 3, "a"), NOTE.update(101, 1, "a"));
      notes.put(SECOND, NOTE.move(200, List.of(3), 4, "b"), NOTE.insert(201, 5, "b"));
      notes.put(THIRD, NOTE.delete(300, 2), NOTE.update(301, 5, "c"));

      List<TableOutcome> outcomes = drainAtOnce(notes, 2);

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "a"), // updated by the first file
              List.of(4L, "b"), // inserted as 3, moved by the second file
              List.of(5L, "c")); // inserted once, updated by the third file
      assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
      assertThat(notes.batches())
          .extracting(BatchSummary::files)
          .containsExactly(List.of(LOAD), List.of(FIRST), List.of(SECOND), List.of(THIRD));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesCommittedAfterAnotherRunDrainedAreRefused(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode);
        OneTable other = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      notes.drain();
      notes.put(FIRST, NOTE.update(100, 1, "a"), NOTE.insert(101, 2, "a"));
      try (PreparedBatch stalled = prepare(notes)) {
        notes.put(SECOND, NOTE.update(200, 1, "b"), NOTE.delete(201, 2));
        other.drain();
        List<Long> before = snapshotIds(notes);

        FrazilException failure = catchThrowableOfType(FrazilException.class, stalled::commit);

        assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_CONFLICT);
        assertThat(failure.getMessage())
            .startsWith(
                "Cannot commit batch "
                    + stalled.summary().batchId()
                    + " to mirror.notes: another commit came first (")
            .endsWith("). Nothing was changed; run the merge again.");
        assertThat(snapshotIds(notes)).isEqualTo(before);
      }
      assertThat(notes.rows()).containsExactly(List.of(1L, "b")); // the other run's; 2 is deleted
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  @Test
  void loadCommittedAfterAnotherRunDrainedIsRefused(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark);
        OneTable other = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      try (PreparedBatch stalled = prepare(notes)) {
        notes.put(FIRST, NOTE.delete(100, 2));
        other.drain();

        FrazilException failure = catchThrowableOfType(FrazilException.class, stalled::commit);

        assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_CONFLICT);
      }
      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // loaded once; 2 is deleted
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchIsPlannedAnewAfterACompaction(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.drain();
      notes.put(FIRST, NOTE.update(100, 1, "a"));
      AtomicBoolean compacted = new AtomicBoolean();
      BatchMerger slow =
          task -> {
            PreparedBatch prepared = notes.place().merger().prepare(task);
            if (compacted.compareAndSet(false, true)) {
              notes.place().sql(COMPACT);
            }
            return prepared;
          };

      TableOutcome outcome = notes.place().drain(NOTES, notes.place().parts(slow)).drain();

      assertThat(outcome.failure()).isEmpty();
      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "a"), // updated on top of the compaction
              List.of(2L, "two"));
      assertThat(notes.snapshots())
          .extracting(snapshot -> snapshot.summary().containsKey(BatchSummary.BATCH_ID))
          .containsExactly(true, false, true, false); // changes, compaction, load, setup
    }
  }

  @Test
  void watermarkSurvivesACompaction(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
      notes.put(FIRST, NOTE.update(100, 1, "a"));
      notes.drain();
      notes.place().sql(COMPACT);

      assertThat(notes.drain().batches()).isEmpty();
      notes.put(SECOND, NOTE.update(200, 2, "b"));
      notes.drain();

      assertThat(notes.rows())
          .containsExactly(
              List.of(1L, "a"), // before the compaction
              List.of(2L, "b")); // after it
      assertThat(notes.batches())
          .extracting(BatchSummary::watermark)
          .containsExactly("", FIRST, SECOND);
    }
  }

  private static PreparedBatch prepare(OneTable table) {
    Workplace place = table.place();
    return place.drain(NOTES, place.parts(place.merger())).preview().orElseThrow();
  }

  private static List<Long> snapshotIds(OneTable table) {
    return table.snapshots().stream().map(snapshot -> snapshot.id()).toList();
  }

  /**
   * Drains by so many runs, each with a merger of its own, that plan their first batch together.
   */
  private static List<TableOutcome> drainAtOnce(OneTable notes, int runs) throws Exception {
    CyclicBarrier planned = new CyclicBarrier(runs);
    ExecutorService threads = Executors.newFixedThreadPool(runs);
    try {
      List<Future<TableOutcome>> running = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        BatchMerger merger = meeting(notes.place().newMerger(), planned);
        running.add(
            threads.submit(() -> notes.place().drain(NOTES, notes.place().parts(merger)).drain()));
      }
      List<TableOutcome> outcomes = new ArrayList<>();
      for (Future<TableOutcome> run : running) {
        outcomes.add(run.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  /** A merger that waits for the others once its first batch is prepared. */
  private static BatchMerger meeting(BatchMerger merger, CyclicBarrier others) {
    AtomicBoolean met = new AtomicBoolean();
    return task -> {
      PreparedBatch prepared = merger.prepare(task);
      if (met.compareAndSet(false, true)) {
        await(others);
      }
      return prepared;
    };
  }

  private static void await(CyclicBarrier others) {
    try {
      others.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("The other runs did not come", e);
    }
  }
}
