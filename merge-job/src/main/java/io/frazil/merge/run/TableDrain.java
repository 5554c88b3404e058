package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.discover.BatchSelector;
import io.frazil.merge.discover.DrainRules;
import io.frazil.merge.discover.Selection;
import io.frazil.merge.discover.TaskProgress;
import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineEntry.State;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.quarantine.QuarantinedRow.Place;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains one table: looks, takes the next batch, commits it, and looks again until nothing is left.
 * It keeps nothing between looks; what to do next is read from the table and the listing each time,
 * so it may be stopped anywhere and started again.
 */
public final class TableDrain {

  private static final Logger LOG = LoggerFactory.getLogger(TableDrain.class);

  /**
   * What a drain works with.
   *
   * @param stream where the pipeline's changes are in transaction order
   */
  public record Parts(
      ChangeFileListing listing,
      Optional<PipelineStream> stream,
      TargetTables tables,
      BatchMerger merger,
      QuarantineStore quarantine,
      RetryPolicy retry,
      Clock clock,
      Supplier<String> batchIds,
      TaskProgress task) {

    /** Parts for a pipeline without a stream, where no DMS task is asked. */
    public Parts(
        ChangeFileListing listing,
        TargetTables tables,
        BatchMerger merger,
        QuarantineStore quarantine,
        RetryPolicy retry,
        Clock clock,
        Supplier<String> batchIds) {
      this(
          listing,
          Optional.empty(),
          tables,
          merger,
          quarantine,
          retry,
          clock,
          batchIds,
          TaskProgress.UNKNOWN);
    }

    public Parts {
      requireNonNull(listing, "listing is null");
      requireNonNull(stream, "stream is null");
      requireNonNull(tables, "tables is null");
      requireNonNull(merger, "merger is null");
      requireNonNull(quarantine, "quarantine is null");
      requireNonNull(retry, "retry is null");
      requireNonNull(clock, "clock is null");
      requireNonNull(batchIds, "batchIds is null");
      requireNonNull(task, "task is null");
    }
  }

  private final Parts parts;
  private final Pipeline pipeline;
  private final PipelineTable table;
  private final boolean loadComplete;

  public TableDrain(Parts parts, Pipeline pipeline, PipelineTable table, boolean loadComplete) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.table = table;
    this.loadComplete = loadComplete;
  }

  /**
   * Drains the table. A failure is in the outcome, beside the batches committed before it. Attempts
   * are counted anew whenever the table has moved on: losing to a run that gets ahead is no
   * failure.
   */
  public TableOutcome drain() {
    return drain(BatchGate.ALWAYS_OPEN);
  }

  /** Drains the table as long as the gate is open. The outcome says what it left. */
  public TableOutcome drain(BatchGate gate) {
    try (LogContext context = LogContext.enter(pipeline.name(), name().toString())) {
      return drain(gate, context);
    }
  }

  private TableOutcome drain(BatchGate gate, LogContext context) {
    List<CommittedBatch> batches = new ArrayList<>();
    Pending pending = Pending.NONE;
    Optional<TableState> state = Optional.empty();
    int conflicts = 0;
    try {
      int attempt = 0;
      String newest = "";
      while (true) {
        context.look();
        Look look = look();
        pending = Pending.of(look.selection());
        state = Optional.of(TableState.of(look.progress(), look.selection()));
        closeReplaced(look.progress());
        Optional<ChangeBatch> batch = look.selection().batch();
        if (batch.isEmpty()) {
          return outcome(batches, look.selection(), Optional.empty())
              .with(pending, conflicts)
              .with(state);
        }
        if (!gate.isOpen()) {
          return outcome(batches, look.selection(), Optional.empty())
              .with(pending, conflicts)
              .with(state)
              .withMoreToDo();
        }
        String before = newest;
        newest = look.progress().last().map(BatchSummary::batchId).orElse("");
        attempt = newest.equals(before) ? attempt + 1 : 1;
        MergeTask task = look.task(batch.get());
        context.take(task.batchId());
        Optional<CommittedBatch> committed = attempt(task, attempt);
        committed.ifPresent(batches::add);
        conflicts += committed.isPresent() ? 0 : 1;
      }
    } catch (RuntimeException e) {
      return outcome(batches, Selection.NOTHING, Optional.of(MergeRun.failure(table, e)))
          .with(pending, conflicts)
          .with(state);
    }
  }

  /** The next batch, read and planned but not committed; empty when there is none. */
  public Optional<PreparedBatch> preview() {
    Look look = look();
    return look.selection().batch().map(batch -> parts.merger().prepare(look.task(batch)));
  }

  /** What stands in the landing folder against what is in the table. */
  public Selection selection() {
    return look().selection();
  }

  /**
   * Folds again from the oldest applied file of these rows on, as one commit. Empty, with nothing
   * committed, when each of them would be refused as it was.
   *
   * @param rows refused before, not empty
   */
  public Optional<CommittedBatch> replay(Set<QuarantinedRow> rows) {
    Set<String> paths = rows.stream().map(QuarantinedRow::file).collect(Collectors.toSet());
    for (int attempt = 1; ; attempt++) {
      Look look = look();
      Instant start = parts.clock().instant();
      try (PreparedBatch prepared = prepare(look.task(look.selector().replay(paths)))) {
        Duration read = since(start);
        List<QuarantinedRow> refused = refused(prepared);
        if (new HashSet<>(refused).containsAll(rows)) {
          return Optional.empty();
        }
        Optional<CommittedBatch> committed = commit(prepared, refused, attempt, read);
        if (committed.isPresent()) {
          return committed;
        }
      }
    }
  }

  private Look look() {
    TableProgress progress = parts.tables().progress(name());
    Location folder = pipeline.folder(table);
    Instant before = parts.clock().instant();
    Optional<TableListing> stream = parts.stream().map(PipelineStream::list);
    TableListing own = TableListing.of(parts.listing().list(folder));
    TableListing listing = stream.map(own::with).orElse(own);
    DrainRules rules =
        new DrainRules(
            table.policy(),
            pipeline.endpoint().datePartitions().zone(),
            loadComplete,
            before,
            () -> parts.task().find(table.source()));
    BatchSelector selector = new BatchSelector(listing, progress, rules, this::mayHoldRows);
    Selection selection = selector.select();
    if (own.isEmpty() && progress.last().isEmpty() && selection.batch().isEmpty()) {
      selection = selection.withNothingBelow(folder);
    } else if (listing.isEmpty()) {
      selection = selection.withNoFiles();
    }
    return new Look(progress, selector, selection);
  }

  private boolean mayHoldRows(ChangeFile file) {
    return parts.stream().map(stream -> stream.mayHold(table, file)).orElse(true);
  }

  private final class Look {

    private final TableProgress progress;
    private final BatchSelector selector;
    private final Selection selection;

    Look(TableProgress progress, BatchSelector selector, Selection selection) {
      this.progress = progress;
      this.selector = selector;
      this.selection = selection;
    }

    TableProgress progress() {
      return progress;
    }

    BatchSelector selector() {
      return selector;
    }

    Selection selection() {
      return selection;
    }

    MergeTask task(ChangeBatch batch) {
      return new MergeTask(table, batch, progress, selector, parts.batchIds().get());
    }
  }

  /** Empty when another commit came first and the batch must be planned anew. */
  private Optional<CommittedBatch> attempt(MergeTask task, int attempt) {
    Instant start = parts.clock().instant();
    try (PreparedBatch prepared = prepare(task)) {
      Duration read = since(start);
      return commit(prepared, refused(prepared), attempt, read);
    }
  }

  private PreparedBatch prepare(MergeTask task) {
    LOG.info(
        "table={} batch={} kind={} files={} bytes={}",
        name(),
        task.batchId(),
        task.batch().kind(),
        task.batch().files().size(),
        task.batch().bytes());
    return parts.merger().prepare(task);
  }

  private List<QuarantinedRow> refused(PreparedBatch prepared) {
    List<QuarantinedRow> refused = prepared.quarantined();
    new RefusalLimit(table).check(prepared.summary(), refused);
    return refused;
  }

  private Optional<CommittedBatch> commit(
      PreparedBatch prepared, List<QuarantinedRow> refused, int attempt, Duration read) {
    Instant start = parts.clock().instant();
    parts.quarantine().record(name(), refused, State.OPEN, prepared.summary().batchId());
    if (!isCommitted(prepared, attempt)) {
      return Optional.empty();
    }
    return Optional.of(new CommittedBatch(prepared.summary(), prepared.plan(), read, since(start)));
  }

  private Duration since(Instant start) {
    return Duration.between(start, parts.clock().instant());
  }

  private boolean isCommitted(PreparedBatch prepared, int attempt) {
    try {
      long snapshot = prepared.commit();
      LOG.info(
          "table={} batch={} snapshot={} rows=\"{}\"",
          name(),
          prepared.summary().batchId(),
          snapshot,
          prepared.summary().rows());
      return true;
    } catch (FrazilException e) {
      if (e.kind() == FailureKind.COMMIT_UNKNOWN) {
        return isFound(prepared.summary().batchId(), e) || isRetried(e, attempt);
      }
      if (e.kind() == FailureKind.COMMIT_CONFLICT) {
        return isRetried(e, attempt);
      }
      throw e;
    }
  }

  private boolean isFound(String batchId, FrazilException unknown) {
    try {
      return parts.tables().holds(name(), batchId);
    } catch (FrazilException e) {
      unknown.addSuppressed(e);
      throw unknown;
    }
  }

  /** Always false: waits before the next attempt, or gives up with the failure. */
  private boolean isRetried(FrazilException failure, int attempt) {
    if (!parts.retry().allows(attempt)) {
      throw failure;
    }
    LOG.info("table={} attempt={} retry={}", name(), attempt, failure.getMessage());
    parts.retry().pause(attempt);
    return false;
  }

  /**
   * A full load replaces every row, those refused before it too. Looked for each time the newest
   * batch is a load, so that a crash between its commit and this costs nothing. A run that lost the
   * race for the same load may have recorded its rows last: those that the load refused stay open.
   */
  private void closeReplaced(TableProgress progress) {
    Optional<BatchSummary> load =
        progress.last().filter(batch -> batch.kind() == ChangeBatch.Kind.LOAD);
    if (load.isEmpty()) {
      return;
    }
    String batchId = load.get().batchId();
    List<QuarantinedRow> older =
        parts.quarantine().list(name()).stream()
            .filter(entry -> entry.state() == State.OPEN && !entry.batchId().equals(batchId))
            .filter(entry -> entry.recorded().isBefore(progress.since()))
            .map(QuarantineEntry::row)
            .toList();
    if (older.isEmpty()) {
      return;
    }
    Map<Place, QuarantinedRow> own =
        parts.quarantine().refusedBy(name(), batchId).stream()
            .collect(Collectors.toMap(QuarantinedRow::place, row -> row, (row, same) -> row));
    List<QuarantinedRow> again =
        older.stream().map(row -> own.get(row.place())).filter(Objects::nonNull).toList();
    List<QuarantinedRow> replaced =
        older.stream().filter(row -> !own.containsKey(row.place())).toList();
    parts.quarantine().record(name(), again, State.OPEN, batchId);
    parts.quarantine().record(name(), replaced, State.CLOSED, batchId);
  }

  private TableOutcome outcome(
      List<CommittedBatch> batches, Selection selection, Optional<FrazilException> failure) {
    TableOutcome outcome =
        new TableOutcome(name(), batches, selection.waiting(), selection.notices(), failure);
    return selection.hasNoFiles() ? outcome.withNoFiles() : outcome;
  }

  private TableName name() {
    return table.name();
  }
}
