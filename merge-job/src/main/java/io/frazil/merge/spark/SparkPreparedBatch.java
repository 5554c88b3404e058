package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.drift.Drift;
import io.frazil.merge.drift.TableColumns;
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
import java.util.Optional;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A batch staged, folded and planned in its table's session. */
final class SparkPreparedBatch implements PreparedBatch {

  /** What has been done so far. */
  record Stages(StagedChanges staged, FoldedChanges folded, MergePlan plan) {}

  /**
   * How the table stands to the columns of the files.
   *
   * @param seen the table's columns when the batch was planned
   * @param drift what must become of them first
   */
  record Columns(TableColumns seen, Drift drift) {}

  private static final Logger LOG = LoggerFactory.getLogger(SparkPreparedBatch.class);

  private final SparkSession session;
  private final MergeTask task;
  private final TargetTables tables;
  private final Columns columns;
  private final Stages stages;
  private final BatchSummary summary;

  SparkPreparedBatch(SparkMerger.Work work, Columns columns, Stages stages, String version) {
    this.session = work.session();
    this.task = work.task();
    this.tables = work.tables();
    this.columns = columns;
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
    evolve();
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

  /**
   * A commit of its own, before the rows': a run that ends between the two leaves columns in which
   * no row has a value yet, and the next one goes on from there.
   */
  private void evolve() {
    if (columns.drift().isNone()) {
      return;
    }
    if (!tables.evolve(name(), columns.seen(), columns.drift().changes())) {
      throw moved(null);
    }
    LOG.info("table={} batch={} evolved=\"{}\"", name(), task.batchId(), columns.drift());
  }

  private FrazilException moved(RuntimeException cause) {
    return new FrazilException(
        FailureKind.COMMIT_CONFLICT,
        "Cannot commit batch "
            + task.batchId()
            + " to "
            + name()
            + ": its columns were changed since the batch was planned. Nothing was changed; run the"
            + " merge again.",
        cause);
  }

  /** What a statement says whose columns are no longer the table's depends on the statement. */
  private boolean isMoved() {
    return !tables.columns(name()).are(task.table().target().columns());
  }

  private long run(MergePlan plan) {
    try {
      CommitMetadata.withCommitProperties(
          summary.entries(), () -> session.sql(plan.sql()), RuntimeException.class);
    } catch (RuntimeException e) {
      throw failure(e);
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

  private RuntimeException failure(RuntimeException met) {
    Optional<FrazilException> known = CommitFailures.find(name(), task.batchId(), met);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return isMoved() ? moved(met) : met;
    } catch (FrazilException e) {
      met.addSuppressed(e);
      return met;
    }
  }

  private TableName name() {
    return task.table().name();
  }

  @Override
  public void close() {
    stages.folded().close();
  }
}
