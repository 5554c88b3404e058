package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit whose outcome the catalog does not tell is found out, not guessed. */
@ExtendWith(LocalSpark.class)
class CommitUnknownIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void batchThatLandedIsFoundAndCountedOnce(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark, mode)) {
      loadAndChange(notes);
      Loss.ANSWER.arm(warehouse());

      TableOutcome outcome = notes.drain();

      assertChanged(notes);
      assertThat(outcome.batches()).hasSize(1);
      assertThat(notes.batches().get(1).batchId())
          .isEqualTo(outcome.batches().get(0).summary().batchId());
    }
  }

  @ParameterizedTest
  @EnumSource
  void batchThatDidNotLandIsCommittedAnew(WriteMode mode, SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark, mode)) {
      loadAndChange(notes);
      Loss.COMMIT.arm(warehouse());

      TableOutcome outcome = notes.drain();

      assertChanged(notes);
      assertThat(outcome.batches()).hasSize(1);
      assertThat(notes.batches().get(1).batchId())
          .isEqualTo(outcome.batches().get(0).summary().batchId());
    }
  }

  @Test
  void loadThatLandedIsFoundAndCountedOnce(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark, WriteMode.MERGE_ON_READ)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      Loss.ANSWER.arm(warehouse());

      TableOutcome outcome = notes.drain();

      assertThat(notes.rows()).containsExactly(List.of(1L, "one")); // loaded once
      assertThat(outcome.batches()).hasSize(1);
      assertThat(notes.batches()).hasSize(1);
    }
  }

  @Test
  void connectionLostToTheCatalogsDatabaseLeavesTheOutcomeToBeFoundOut(SparkSession spark)
      throws IOException {
    try (OneTable notes = notes(spark, WriteMode.MERGE_ON_READ)) {
      loadAndChange(notes);
      Loss.CONNECTION.arm(warehouse());

      TableOutcome outcome = notes.drain();

      assertChanged(notes);
      assertThat(outcome.batches()).hasSize(1);
    }
  }

  @Test
  void catalogThatCannotBeReachedIsAnOutsideFailure(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark, WriteMode.MERGE_ON_READ)) {
      notes.put(LOAD, NOTE.loaded(1, "one"));
      Loss.READ.arm(warehouse());

      TableOutcome outcome = notes.tryDrain();

      FrazilException failure = outcome.failure().orElseThrow();
      assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
      assertThat(failure)
          .hasMessage(
              "Cannot read table mirror.notes: Unknown failure (connection refused). Check that the"
                  + " catalog and its storage can be reached, then run it again.");
    }
  }

  @Test
  void outcomeThatCannotBeFoundOutStopsTheTableAndTheNextRunGoesOn(SparkSession spark)
      throws IOException {
    try (OneTable notes = notes(spark, WriteMode.MERGE_ON_READ)) {
      loadAndChange(notes);
      Loss.ANSWER.arm(warehouse());

      TableOutcome outcome = notes.place().drain(NOTES, unanswering(notes)).drain();

      FrazilException failure = outcome.failure().orElseThrow();
      assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_UNKNOWN);
      assertThat(failure.getMessage())
          .startsWith("Cannot tell whether batch ")
          .endsWith(
              " is in mirror.notes: connection reset. Look for the batch with './frazil snapshots"
                  + " --table mirror.notes', then run the merge again: it goes on from what is"
                  + " there.");
      assertThat(failure.getSuppressed()).extracting("message").containsExactly("no answer");
      assertThat(new RunReport(List.of(outcome)).exitCode()).isEqualTo(6);
      assertThat(notes.drain().batches()).isEmpty(); // the batch had landed
      assertChanged(notes);
    }
  }

  private OneTable notes(SparkSession spark, WriteMode mode) {
    Workplace.Choice choice =
        new Workplace.Choice(mode, List.of(), MergePolicy.DEFAULT)
            .in(
                new CatalogChoice(
                    CatalogConfig.Type.JDBC,
                    Map.of("catalog-impl", UnreliableCatalog.class.getName())));
    return OneTable.of(folder, spark, DmsFormat.RECOMMENDED, choice, NOTES);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }

  private static void loadAndChange(OneTable notes) throws IOException {
    notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"));
    notes.drain();
    notes.put(FIRST, NOTE.update(100, 1, "a"), NOTE.insert(101, 3, "a"));
  }

  private static void assertChanged(OneTable notes) {
    assertThat(notes.rows())
        .containsExactly(
            List.of(1L, "a"), // updated once
            List.of(2L, "two"),
            List.of(3L, "a")); // inserted once
    assertThat(notes.batches())
        .extracting(BatchSummary::files)
        .containsExactly(List.of(LOAD), List.of(FIRST));
  }

  /** Parts whose catalog does not say whether it holds a batch. */
  private static TableDrain.Parts unanswering(OneTable notes) {
    TableDrain.Parts parts = notes.place().parts(notes.place().merger());
    return new TableDrain.Parts(
        parts.listing(),
        new UnansweringTables(parts.tables()),
        parts.merger(),
        parts.quarantine(),
        parts.retry(),
        parts.clock(),
        parts.batchIds());
  }

  private record UnansweringTables(TargetTables behind) implements TargetTables {

    @Override
    public TableProgress progress(TableName table) {
      return behind.progress(table);
    }

    @Override
    public List<SnapshotRecord> ancestry(TableName table) {
      return behind.ancestry(table);
    }

    @Override
    public TableColumns columns(TableName table) {
      return behind.columns(table);
    }

    @Override
    public boolean evolve(TableName table, TableColumns seen, List<Column> changes) {
      return behind.evolve(table, seen, changes);
    }

    @Override
    public boolean holds(TableName table, String batchId) {
      throw new FrazilException(FailureKind.EXTERNAL, "no answer");
    }
  }
}
