package io.frazil.merge.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.maintenance.StepPlan.Verdict;
import io.frazil.merge.run.RetryPolicy;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Maintenance over a table in memory, on which every step pays until it is done. */
class TestTableMaintenance {

  private static final TableName ORDERS = new TableName("shop", "orders");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Files SOME = new Files(10, 2_000_000);

  private final List<String> calls = new ArrayList<>();
  private final Set<Step> undone = EnumSet.allOf(Step.class);
  private final List<Duration> pauses = new ArrayList<>();
  private int conflicts;
  private Optional<FrazilException> failure = Optional.empty();
  private TableOptimizers optimizers = TableOptimizers.NONE;

  @Test
  void everyStepThatPaysIsDoneOnceInOrder() {
    MaintenanceOutcome outcome = maintain(TableMaintenance.Wish.ALL);

    assertThat(calls)
        .containsExactly(
            "compact",
            "delete-files",
            "manifests",
            "expire at 2026-11-27T12:00:00Z",
            "orphans before 2026-11-24T12:00:00Z",
            "metadata");
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.lines())
        .containsExactly(
            "shop.orders: compacted 10 files, 1.9 MiB into 1, joined 10 files, 1.9 MiB of deletes"
                + " into 1, joined 10 files, 1.9 MiB of manifests into 1, expired 2 snapshots of 9"
                + " (10 files, 1.9 MiB freed), deleted 10 files, 1.9 MiB that no snapshot knows,"
                + " told each commit to delete the oldest metadata file");
    assertThat(maintain(TableMaintenance.Wish.ALL).lines())
        .containsExactly("shop.orders: nothing to do");
  }

  @Test
  void planChangesNothing() {
    MaintenanceOutcome outcome =
        maintenance(TableMaintenance.Wish.ALL).plan(ORDERS, MaintenancePolicy.DEFAULT);

    assertThat(calls).isEmpty();
    assertThat(outcome.steps()).extracting(StepPlan::verdict).containsOnly(Verdict.PAYS);
  }

  @Test
  void onlyTheStepsAskedForAreDone() {
    maintain(
        new TableMaintenance.Wish(
            Set.of(Step.ORPHANS, Step.METADATA), Optional.of(Duration.ofHours(1))));

    assertThat(calls).containsExactly("orphans before 2026-11-27T11:00:00Z", "metadata");
  }

  @Test
  void stepThatLosesIsTriedAgain() {
    conflicts = 2;

    MaintenanceOutcome outcome = maintain(only(Step.COMPACT));

    assertThat(calls).containsExactly("compact", "compact", "compact");
    assertThat(outcome.steps()).extracting(StepPlan::verdict).containsExactly(Verdict.DONE);
    assertThat(pauses).hasSize(2);
  }

  @Test
  void stepThatLosesEachTimeIsLeftAndTheNextOneIsDone() {
    conflicts = 3;

    MaintenanceOutcome outcome =
        maintain(new TableMaintenance.Wish(Set.of(Step.COMPACT, Step.MANIFESTS), Optional.empty()));

    assertThat(calls).containsExactly("compact", "compact", "compact", "manifests");
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.lines())
        .containsExactly(
            "shop.orders: joined 10 files, 1.9 MiB of manifests into 1",
            "  left: compact: other commits came first 3 times; the next run tries again");
  }

  @Test
  void failureEndsTheTablesMaintenance() {
    failure = Optional.of(new FrazilException(FailureKind.EXTERNAL, "Cannot reach storage."));

    MaintenanceOutcome outcome = maintain(TableMaintenance.Wish.ALL);

    assertThat(calls).containsExactly("compact");
    assertThat(outcome.failure()).isEqualTo(failure);
    assertThat(outcome.lines())
        .containsExactly("shop.orders: nothing done", "  stopped: compact: Cannot reach storage.");
  }

  @Test
  void whatAnOptimizerDoesIsSaidAndNotDone() {
    optimizers =
        table ->
            new TableOptimizers.Found(
                Set.of(Step.COMPACT, Step.ORPHANS), List.of("retention is not known"));

    MaintenanceOutcome outcome =
        maintain(new TableMaintenance.Wish(Set.of(Step.COMPACT, Step.MANIFESTS), Optional.empty()));

    assertThat(calls).containsExactly("manifests");
    assertThat(outcome.lines())
        .containsExactly(
            "shop.orders: joined 10 files, 1.9 MiB of manifests into 1",
            "  not done: compact: its Glue optimizer is on",
            "  note: retention is not known");
  }

  /** A merge whose batch is planned anew for each of them must still have an attempt left. */
  @Test
  void tableIsCommittedToLessOftenThanAMergeHasAttempts() {
    int compaction = CompactionOptions.MOST_COMMITS + 1; // and the deletes that are left over
    int others = 2; // delete files, manifests; the other steps add no snapshot

    assertThat(compaction + others).isLessThan(RetryPolicy.standard().attempts());
  }

  private static TableMaintenance.Wish only(Step step) {
    return new TableMaintenance.Wish(Set.of(step), Optional.empty());
  }

  private MaintenanceOutcome maintain(TableMaintenance.Wish wish) {
    return maintenance(wish).maintain(ORDERS, MaintenancePolicy.DEFAULT);
  }

  private TableMaintenance maintenance(TableMaintenance.Wish wish) {
    return new TableMaintenance(
        new TableMaintenance.Parts(
            new Tables(),
            Rewriter::new,
            optimizers,
            new RetryPolicy(3, Duration.ofMillis(1), () -> 1, pauses::add),
            Clock.fixed(NOW, ZoneOffset.UTC)),
        wish);
  }

  private void done(Step step, String call) {
    calls.add(call);
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (step == Step.COMPACT && conflicts > 0) {
      conflicts--;
      throw new FrazilException(FailureKind.COMMIT_CONFLICT, "Cannot compact: lost.");
    }
    undone.remove(step);
  }

  private final class Rewriter implements TableRewriter {

    @Override
    public Rewritten compact(
        TableName table, MaintenancePolicy.Compaction policy, TableHealth.Rewrite expected) {
      done(Step.COMPACT, "compact");
      return new Rewritten(SOME, 1);
    }

    @Override
    public Rewritten joinDeleteFiles(TableName table) {
      done(Step.DELETE_FILES, "delete-files");
      return new Rewritten(SOME, 1);
    }

    @Override
    public Rewritten joinManifests(TableName table, long manifestBytes) {
      done(Step.MANIFESTS, "manifests");
      return new Rewritten(SOME, 1);
    }
  }

  private final class Tables implements MaintainedTables {

    @Override
    public TableHealth health(TableName table, MaintenancePolicy policy) {
      return new TableHealth(
          SOME,
          SOME,
          100,
          undone.contains(Step.DELETE_FILES) ? 9 : 0,
          undone.contains(Step.COMPACT)
              ? new TableHealth.Rewrite(SOME, 0, 1, 1)
              : TableHealth.Rewrite.NONE,
          SOME,
          undone.contains(Step.MANIFESTS) ? new Files(60, 60) : Files.NONE,
          8,
          undone.contains(Step.METADATA) ? Optional.empty() : Optional.of(true));
    }

    @Override
    public Expiry expirable(TableName table, MaintenancePolicy.Retention retention, Instant now) {
      return new Expiry(undone.contains(Step.SNAPSHOTS) ? 2 : 0, 7, SOME);
    }

    @Override
    public Expiry expire(TableName table, MaintenancePolicy.Retention retention, Instant now) {
      done(Step.SNAPSHOTS, "expire at " + now);
      return new Expiry(2, 7, SOME);
    }

    @Override
    public Files orphans(TableName table, Instant olderThan) {
      return undone.contains(Step.ORPHANS) ? SOME : Files.NONE;
    }

    @Override
    public Files removeOrphans(TableName table, Instant olderThan) {
      done(Step.ORPHANS, "orphans before " + olderThan);
      return SOME;
    }

    @Override
    public void deleteOldMetadata(TableName table) {
      done(Step.METADATA, "metadata");
    }
  }
}
