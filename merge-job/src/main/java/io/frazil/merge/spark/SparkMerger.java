package io.frazil.merge.spark;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.plan.MergePlanner;
import io.frazil.merge.plan.Target;
import io.frazil.merge.read.ChangeFileReader;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ChangeLayout;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.MergeTask;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  /** The pipeline file may have changed since setup; half a row is worse than none. */
  private void requireAsDeclared(SparkSession session, PipelineTable table) {
    String path = SqlIdentifier.path(path(table).toArray(String[]::new));
    List<String> differences =
        SparkTypes.differences(
            SparkTypes.struct(table.target().columns()), session.table(path).schema());
    if (!differences.isEmpty()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot merge into "
              + table.name()
              + ": its columns are not those of the pipeline file. "
              + String.join("; ", differences)
              + ". Run './frazil setup', which evolves the table or says what to do.");
    }
  }

  private void size(SparkSession session, long rows) {
    SparkSessions.size(session, MergePlan.Sizing.of(rows, parallelism()));
  }

  private PreparedBatch prepareIn(SparkSession session, MergeTask task) {
    requireAsDeclared(session, task.table());
    Folding folding = fold(session, task, task.batch());
    try {
      Optional<ChangeBatch> wider = widened(task, folding.staged().stats());
      if (wider.isPresent()) {
        folding.folded().close();
        folding = fold(session, task, wider.get());
      }
      ChangeBatch batch = fenced(wider.orElse(task.batch()), folding.staged().stats());
      MergePlan plan =
          new MergePlanner(parallelism())
              .plan(batch.kind(), target(task), folding.folded().stats());
      return new SparkPreparedBatch(
          session,
          settled(task, batch),
          tables,
          new SparkPreparedBatch.Stages(folding.staged(), folding.folded(), plan),
          version);
    } catch (Exception e) {
      folding.folded().close();
      throw e;
    }
  }

  private record Folding(StagedChanges staged, FoldedChanges folded) {}

  private Folding fold(SparkSession session, MergeTask task, ChangeBatch batch) {
    long start = System.nanoTime();
    PipelineTable table = task.table();
    StagedChanges staged =
        new StagedChanges(
            session,
            new ChangeFileReader(layout(table), storage),
            batch,
            pipeline.folder(table),
            keep(table));
    size(session, staged.rowsExpected());
    FoldStatement statement = fold(table);
    FoldedChanges folded =
        staged.isSmall() ? new SmallFold(session, statement) : new LargeFold(session, statement);
    LOG.info(
        "table={} batch={} read={} folded={} ms={}",
        table.name(),
        task.batchId(),
        staged.stats().rows(),
        folded.stats().keys(),
        (System.nanoTime() - start) / 1_000_000);
    return new Folding(staged, folded);
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

  private ChangeLayout layout(PipelineTable table) {
    TableDefinition target = table.target();
    return new ChangeLayout(pipeline.endpoint(), target.columns(), target.key(), table.added());
  }

  private static FoldStatement fold(PipelineTable table) {
    return new FoldStatement(
        table.target().columns(), table.target().key(), table.added().hasBeforeImage());
  }

  private Target target(MergeTask task) {
    TableDefinition definition = task.table().target();
    return new Target(path(task.table()), definition, rows(task.progress().snapshot().summary()));
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
