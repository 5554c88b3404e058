package io.frazil.merge.report;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.Pending;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TableState;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SourceTimes;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outcomes of drains, for readings to be taken of. */
public final class Outcomes {

  /** When readings are taken. */
  public static final Instant NOW = Instant.ofEpochSecond(1_000);

  private Outcomes() {}

  /** A table that took two batches of two files each and met one other writer. */
  public static TableOutcome drained(String table, Instant sourceTime) {
    return outcome(
        table,
        List.of(batch(new RowCounts(10, 6, 2, 1, 1)), batch(new RowCounts(5, 5, 0, 0, 0))),
        "",
        Pending.NONE,
        Optional.of(new TableState(Optional.of(sourceTime), 0, 0.5)));
  }

  /** A table with files that were written at these moments and are not merged. */
  public static TableOutcome behind(String table, Instant oldest) {
    return outcome(
        table,
        List.of(),
        "",
        new Pending(3, 4_096, Optional.of(oldest)),
        Optional.of(new TableState(Optional.empty(), 2, 0)));
  }

  /** A table whose full load is being written since that moment. */
  public static TableOutcome held(String table, Instant oldest) {
    return outcome(
        table,
        List.of(),
        "full load of 1 file was last written 10 s ago",
        new Pending(1, 100, Optional.of(oldest)),
        Optional.of(new TableState(Optional.empty(), 0, 0)));
  }

  /** A table whose drain failed before it could look. */
  public static TableOutcome failed(String table, FailureKind kind) {
    return new TableOutcome(
        new TableName("shop", table),
        List.of(),
        "",
        List.of(),
        Optional.of(new FrazilException(kind, "because")));
  }

  private static TableOutcome outcome(
      String table,
      List<CommittedBatch> batches,
      String waiting,
      Pending pending,
      Optional<TableState> state) {
    return new TableOutcome(
        new TableName("shop", table),
        batches,
        waiting,
        List.of(),
        Optional.empty(),
        false,
        pending,
        false,
        state,
        batches.isEmpty() ? 0 : 1);
  }

  private static CommittedBatch batch(RowCounts rows) {
    BatchSummary summary =
        new BatchSummary(
            "batch",
            ChangeBatch.Kind.CHANGES,
            "",
            LoadSet.NONE,
            List.of("a.csv", "b.csv"),
            rows,
            SourceTimes.UNKNOWN,
            "",
            1,
            "test");
    MergePlan plan =
        new MergePlan(
            MergePlan.Action.MERGE,
            "MERGE",
            MergePlan.KeyTest.NONE,
            "test",
            new MergePlan.Sizing(1, false));
    return new CommittedBatch(summary, plan, Duration.ofMillis(1_000), Duration.ofMillis(500));
  }
}
