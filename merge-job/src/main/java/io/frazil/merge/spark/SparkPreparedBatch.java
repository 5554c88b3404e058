package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.iceberg.CommitFailures;
import io.frazil.merge.plan.FoldStats;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.run.MergeTask;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.List;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.spark.sql.SparkSession;

/** A batch staged, folded and planned in its table's session. */
final class SparkPreparedBatch implements PreparedBatch {

  /** What has been done so far. */
  record Stages(StagedChanges staged, FoldedChanges folded, MergePlan plan) {}

  private final SparkSession session;
  private final MergeTask task;
  private final TargetTables tables;
  private final Stages stages;
  private final BatchSummary summary;

  SparkPreparedBatch(
      SparkSession session, MergeTask task, TargetTables tables, Stages stages, String version) {
    this.session = session;
    this.task = task;
    this.tables = tables;
    this.stages = stages;
    this.summary = summarise(version);
  }

  private BatchSummary summarise(String version) {
    ReadStats read = stages.staged().stats();
    FoldStats folded = stages.folded().stats();
    ChangeBatch batch = task.batch();
    RowCounts rows =
        new RowCounts(
            read.rows(),
            folded.applied(),
            folded.superseded(),
            read.refused(),
            folded.skipped() + read.refusedContext());
    return new BatchSummary(
        task.batchId(),
        batch.kind(),
        batch.watermark(),
        batch.loadSet(),
        batch.files().stream().map(ChangeFile::path).toList(),
        rows,
        read.sourceTimes(),
        sequence(batch, read),
        task.progress().snapshot().id(),
        version);
  }

  private String sequence(ChangeBatch batch, ReadStats read) {
    String before = batch.kind() == ChangeBatch.Kind.LOAD ? "" : task.progress().changeSequence();
    String now = read.largestSequence().orElse("");
    return now.compareTo(before) > 0 ? now : before;
  }

  @Override
  public BatchSummary summary() {
    return summary;
  }

  @Override
  public MergePlan plan() {
    return stages.plan();
  }

  @Override
  public List<QuarantinedRow> quarantined() {
    long most = task.table().policy().quarantineLimit() + 1;
    return SparkFailures.translating(
        "list the refused rows of batch " + task.batchId(), () -> stages.staged().refused(most));
  }

  @Override
  public long commit() {
    return SparkFailures.translating(
        "merge batch " + task.batchId() + " into " + name(), this::commitPlan);
  }

  private long commitPlan() {
    MergePlan plan = stages.plan();
    SparkSessions.size(session, plan.sizing());
    if (plan.keyTest() == MergePlan.KeyTest.SET) {
      long[] hashes = SmallFold.keyHashes(session, task.table().target().key());
      try (KeySet keys = KeySet.register(session, hashes)) {
        return run(plan);
      }
    }
    return run(plan);
  }

  private long run(MergePlan plan) {
    try {
      CommitMetadata.withCommitProperties(
          summary.entries(), () -> session.sql(plan.sql()), RuntimeException.class);
    } catch (RuntimeException e) {
      throw CommitFailures.find(name(), task.batchId(), e)
          .map(RuntimeException.class::cast)
          .orElse(e);
    }
    return tables.ancestry(name()).stream()
        .filter(snapshot -> task.batchId().equals(snapshot.summary().get(BatchSummary.BATCH_ID)))
        .map(SnapshotRecord::id)
        .findFirst()
        .orElseThrow(
            () ->
                new FrazilException(
                    FailureKind.BUG,
                    "Batch " + task.batchId() + " was committed but is not in " + name() + "."));
  }

  private TableName name() {
    return task.table().name();
  }

  @Override
  public void close() {
    stages.folded().close();
  }
}
