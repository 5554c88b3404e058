package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.drift.Drift;
import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.plan.MergePlanner;
import io.frazil.merge.plan.Target;
import io.frazil.merge.read.ChangeFileReader;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.LogContext;
import io.frazil.merge.run.MergeTask;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TargetTables;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares batches on Spark. Each table has a session of its own, so that tables merged side by
 * side share neither settings nor views. Safe for several threads, as long as each table has one
 * batch at a time: prepared, committed and closed before the next is prepared.
 */
public final class SparkMerger implements BatchMerger {

  private static final Logger LOG = LoggerFactory.getLogger(SparkMerger.class);

  private final SparkSession spark;
  private final Pipeline pipeline;
  private final TargetTables tables;
  private final ChangeFileStorage storage;
  private final DriftSearch search;
  private final String version;
  private final Map<TableName, SparkSession> sessions = new ConcurrentHashMap<>();

  /**
   * @param spark Spark as {@link SparkSessions#start} gives it; never closed here
   */
  public SparkMerger(
      SparkSession spark,
      Pipeline pipeline,
      TargetTables tables,
      ChangeFileStorage storage,
      String version) {
    this.spark = spark;
    this.pipeline = pipeline;
    this.tables = tables;
    this.storage = storage;
    this.search = new DriftSearch(pipeline, storage);
    this.version = version;
  }

  @Override
  public PreparedBatch prepare(MergeTask task) {
    TableName table = task.table().name();
    return SparkFailures.translating(
        "read and fold the changes of " + table, () -> prepareIn(session(table), task));
  }

  private SparkSession session(TableName table) {
    return sessions.computeIfAbsent(
        table, name -> SparkSessions.session(spark, pipeline.catalog()));
  }

  private void size(SparkSession session, long rows) {
    SparkSessions.size(session, MergePlan.Sizing.of(rows, parallelism()));
  }

  /** What a batch is worked on with; the task's table is the one that is merged. */
  record Work(SparkSession session, MergeTask task, TargetTables tables) {}

  /** Lines that Spark's own threads write for this one are about the batch too. */
  private void nameInLog(SparkSession session, MergeTask task) {
    SparkContext context = session.sparkContext();
    context.setLocalProperty(LogContext.PIPELINE, pipeline.name());
    context.setLocalProperty(LogContext.TABLE, task.table().name().toString());
    context.setLocalProperty(LogContext.BATCH, task.batchId());
  }

  private PreparedBatch prepareIn(SparkSession session, MergeTask task) {
    nameInLog(session, task);
    TableColumns seen = tables.columns(task.table().name());
    List<Column> columns = seen.merged(task.table(), pipeline.endpoint()).target().columns();
    Folding folding = foldEvolved(session, task, task.batch(), Drift.none(columns));
    try {
      Optional<ChangeBatch> wider = widened(task, folding.staged().stats());
      if (wider.isPresent()) {
        folding.folded().close();
        folding = foldEvolved(session, task, wider.get(), folding.drift());
      }
      ChangeBatch batch = fenced(wider.orElse(task.batch()), folding.staged().stats());
      MergeTask merged = settled(task, batch).with(task.table().with(folding.drift().columns()));
      MergePlan plan =
          new MergePlanner(parallelism())
              .plan(batch.kind(), target(merged), folding.folded().stats())
              .after(folding.drift().toString());
      return new SparkPreparedBatch(
          new Work(session, merged, tables),
          new SparkPreparedBatch.Columns(seen, folding.drift()),
          new SparkPreparedBatch.Stages(folding.staged(), folding.folded(), plan),
          version);
    } catch (Exception e) {
      folding.folded().close();
      throw e;
    }
  }

  private record Folding(StagedChanges staged, FoldedChanges folded, Drift drift) {}

  /**
   * Files nearly always fit, so rows are read without a look at all columns before. Where a file
   * does not, the columns of all are looked at, and either stop the table or are read once more by
   * what it becomes.
   */
  private Folding foldEvolved(
      SparkSession session, MergeTask task, ChangeBatch batch, Drift before) {
    try {
      return fold(session, task, batch, before);
    } catch (Exception e) {
      FrazilException met = SparkFailures.translate("read the changes of " + batch.kind(), e);
      if (met.kind() != FailureKind.SCHEMA_DRIFT) {
        throw e;
      }
      Drift drift = search.look(task.table(), batch, before);
      if (drift.equals(before)) {
        throw e;
      }
      drift.requireEvolvable(task.table());
      return fold(session, task, batch, drift);
    }
  }

  private Folding fold(SparkSession session, MergeTask task, ChangeBatch batch, Drift drift) {
    long start = System.nanoTime();
    PipelineTable table = task.table();
    StagedChanges staged =
        new StagedChanges(
            session,
            new ChangeFileReader(search.layout(table, drift.columns()), storage),
            batch,
            name -> pipeline.location(table, name),
            keep(table));
    size(session, staged.rowsExpected());
    FoldStatement statement = fold(table.with(drift.columns()));
    FoldedChanges folded =
        staged.isSmall() ? new SmallFold(session, statement) : new LargeFold(session, statement);
    LOG.info(
        "table={} batch={} read={} folded={} ms={}",
        table.name(),
        task.batchId(),
        staged.stats().rows(),
        folded.stats().keys(),
        (System.nanoTime() - start) / 1_000_000);
    return new Folding(staged, folded, drift);
  }

  /** One more than the limit is enough to know that it is passed. */
  private static int keep(PipelineTable table) {
    return (int) Math.min(table.policy().quarantineLimit() + 1, Integer.MAX_VALUE);
  }

  /**
   * With a change sequence, a batch that reaches back behind what is in the table is folded
   * together with the applied files that may hold newer changes, so that no row steps back in time.
   */
  private Optional<ChangeBatch> widened(MergeTask task, ReadStats stats) {
    ChangeBatch batch = task.batch();
    Optional<LocalDateTime> since = stats.overlapsSince(task.progress().changeSequence());
    if (batch.kind() == ChangeBatch.Kind.LOAD || since.isEmpty()) {
      return Optional.empty();
    }
    List<ChangeFile> context = new ArrayList<>(batch.context());
    for (ChangeFile file : task.selector().appliedSince(inNameZone(since.get()))) {
      if (!batch.files().contains(file) && !context.contains(file)) {
        context.add(file);
      }
    }
    return context.size() == batch.context().size()
        ? Optional.empty()
        : Optional.of(batch.withContext(context));
  }

  /** The rows of a load say when it began; CDC files flushed before are contained in it. */
  private ChangeBatch fenced(ChangeBatch batch, ReadStats stats) {
    if (batch.kind() != ChangeBatch.Kind.LOAD || stats.earliestSecond().isEmpty()) {
      return batch;
    }
    LocalDateTime fence = inNameZone(stats.earliestSecond().get());
    return batch.withLoadSet(batch.loadSet().fencedAt(fence));
  }

  private LocalDateTime inNameZone(LocalDateTime utc) {
    return utc.atOffset(ZoneOffset.UTC)
        .atZoneSameInstant(pipeline.endpoint().datePartitions().zone())
        .toLocalDateTime();
  }

  private static MergeTask settled(MergeTask task, ChangeBatch batch) {
    return new MergeTask(task.table(), batch, task.progress(), task.selector(), task.batchId());
  }

  private static FoldStatement fold(PipelineTable table) {
    return new FoldStatement(
        table.target().columns(), table.target().key(), table.hasBeforeImage());
  }

  private Target target(MergeTask task) {
    return new Target(
        path(task.table()), task.table().target(), rows(task.progress().snapshot().summary()));
  }

  private List<String> path(PipelineTable table) {
    return List.of(pipeline.catalog().name(), table.name().namespace(), table.name().name());
  }

  /** Never 0 for a table that has data files, even when every row of theirs is deleted. */
  private static long rows(Map<String, String> summary) {
    String records = summary.get("total-records");
    if (records == null) {
      return -1;
    }
    long all = Long.parseLong(records);
    long deleted = Long.parseLong(summary.getOrDefault("total-position-deletes", "0"));
    return all == 0 ? 0 : Math.max(1, all - deleted);
  }

  private int parallelism() {
    return spark.sparkContext().defaultParallelism();
  }
}
