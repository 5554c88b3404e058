package io.frazil.replicator.task;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.buffer.ChangeBuffer;
import io.frazil.replicator.buffer.ChangeSequence;
import io.frazil.replicator.buffer.FileNames;
import io.frazil.replicator.buffer.PendingTransactions;
import io.frazil.replicator.buffer.PendingTransactions.Ticket;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.ChangeStamp;
import io.frazil.replicator.layout.TargetNames;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTables;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import io.frazil.replicator.store.FileStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One task: makes the log keep changes, loads every selected table, then turns the log, from before
 * the loads on, into CDC files. So changes made during a load come in files too, as DMS's cached
 * changes do, whether or not the load saw them. Delivery is at least once.
 *
 * <p>{@link #run} works in the caller's thread; every other public method may be called from any.
 */
public final class ReplicationTask implements TransactionSink {

  private static final Duration SAVE_INTERVAL = Duration.ofSeconds(1);

  private final SourceLog log;
  private final SourceTables tables;
  private final StateFile stateFile;
  private final Clock clock;
  private final ScratchFiles files;
  private final ChangeBuffer buffer;
  private final FileNames names;
  private final PendingTransactions pending;
  private final Set<TableId> loaded = new HashSet<>();
  private final Map<TableId, SourceTable> shapes = new HashMap<>();
  private final Instant started;

  private ReplicationSettings settings;
  private TargetNames targets;
  private ChangeFiles changeFiles;
  private ChangeRows changeRows;
  private ChangeSequence sequence = new ChangeSequence(ChangeSequence.FIRST);
  private LogPosition saved;
  private TaskState written;
  private Optional<LogPosition> durable = Optional.empty();
  private Instant lastSave = Instant.EPOCH;
  private volatile TaskProgress progress = TaskProgress.NONE;
  private volatile boolean stopping;

  /** What a task stands between; it closes none of it. */
  public record Ends(
      SourceLog log, SourceTables tables, FileStore store, StateFile state, Clock clock) {

    public Ends {
      requireNonNull(log, "log is null");
      requireNonNull(tables, "tables is null");
      requireNonNull(store, "store is null");
      requireNonNull(state, "state is null");
      requireNonNull(clock, "clock is null");
    }
  }

  /** When {@link #run} returns by itself. */
  public enum Until {
    STOPPED,
    CAUGHT_UP
  }

  /**
   * Faults that only the task itself can make.
   *
   * @param replayed stored transactions to hold back, so that a resume brings them again
   * @param apart intervals by which each further table is flushed later than the one before
   */
  public record Faults(int replayed, int apart) {

    /** None. */
    public static final Faults NONE = new Faults(0, 0);
  }

  /**
   * Puts a task together.
   *
   * @throws FrazilException {@code CONFIGURATION} when settings ask for what S3 targets cannot do
   */
  public ReplicationTask(ReplicationSettings settings, Ends ends, Faults faults) {
    this.log = ends.log();
    this.tables = ends.tables();
    this.stateFile = ends.state();
    this.clock = ends.clock();
    this.files = new ScratchFiles(ends.store(), () -> this.progress = this.progress.plusFile());
    this.buffer = new ChangeBuffer(settings.writing().cutting(), faults.apart());
    this.names =
        new FileNames(settings.endpoint().datePartitions(), settings.writing().dateFolders());
    this.pending = new PendingTransactions(faults.replayed());
    this.started = clock.instant();
    use(settings);
  }

  /**
   * Runs the task: resumes where the state file says, or starts. Returns after everything buffered
   * is in files. When it throws, what was buffered is left to a resume.
   */
  public void run(Until until) {
    try {
      Optional<TaskState> before = stateFile.read();
      before.ifPresent(this::resume);
      LogPosition from = before.map(TaskState::position).orElseGet(this::start);
      loadTables();
      if (!stopping) {
        log.read(from, until == Until.CAUGHT_UP ? Optional.of(log.now()) : Optional.empty(), this);
        flush();
      }
    } finally {
      files.close();
    }
  }

  /** Ends a running task soon: a full load is broken off, changes taken are flushed. */
  public void stop() {
    stopping = true;
    log.close();
  }

  @Override
  public synchronized void accept(SourceTransaction transaction) {
    Instant now = clock.instant();
    changeFiles.writeDue(now);
    Ticket ticket = pending.begin(transaction.position());
    long rows = 0;
    for (SourceChange change : transaction.changes()) {
      if (targets.isSelected(change.table().id())) {
        rows += take(change, transaction, ticket);
      }
    }
    sequence.endTransaction();
    changeFiles.writeDue(now);
    progress = progress.plusChanges(rows, transaction.commit());
    saveAfter(SAVE_INTERVAL);
  }

  @Override
  public synchronized void idle() {
    changeFiles.writeDue(clock.instant());
    saveAfter(SAVE_INTERVAL);
  }

  @Override
  public synchronized Optional<LogPosition> durable() {
    return durable;
  }

  /** Writes everything buffered, whatever its age. */
  public synchronized void flush() {
    changeFiles.writeAll(clock.instant());
    saveAfter(Duration.ZERO);
  }

  /** Writes what is buffered of one table, and of no other. */
  public synchronized void flush(TableId source) {
    changeFiles.write(Folders.of(targets.of(source)), clock.instant());
    saveAfter(Duration.ZERO);
  }

  /**
   * Loads one table anew while the task runs. Unless what stands in its folder is kept, changes of
   * it that are buffered are dropped with it: the load has seen them.
   *
   * @throws FrazilException {@code CONFIGURATION} when the source has no such table
   */
  public synchronized void reload(TableId source) {
    SourceTable table =
        selected().stream()
            .filter(found -> found.id().equals(source))
            .findFirst()
            .orElseThrow(() -> noTable(source));
    if (settings.task().preparation() != Preparation.DO_NOTHING) {
      changeFiles.drop(Folders.of(targets.of(source)));
    }
    load(table);
    saveAfter(Duration.ZERO);
  }

  /** Goes on under other settings; what is buffered is written under the old ones first. */
  public synchronized void change(ReplicationSettings other) {
    flush();
    use(other);
  }

  /** How far the task is. */
  public TaskProgress progress() {
    return progress;
  }

  private void use(ReplicationSettings used) {
    if (used.task().lobs().mode() == LobMode.FULL) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot replicate to S3: DMS supports no full LOB mode there. Expected FullLobMode false,"
              + " got true. Set LimitedSizeLobMode and LobMaxSize.");
    }
    settings = used;
    targets = new TargetNames(used.mappings());
    changeFiles = new ChangeFiles(used, files, names, buffer);
    changeRows = new ChangeRows(used, shapes);
  }

  private synchronized LogPosition start() {
    if (selected().isEmpty()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot replicate: the source has no table that is selected, or the user may see none."
              + " Expected schema and table as the source spells them. Correct the names or the"
              + " rules.");
    }
    saved = log.start();
    return saved;
  }

  private synchronized void resume(TaskState state) {
    saved = state.position();
    loaded.addAll(state.loaded());
    if (settings.has(Form.CHANGE_SEQUENCE_CONTINUES)) {
      sequence = new ChangeSequence(state.counter());
    }
  }

  private void loadTables() {
    List<SourceTable> wanted = selected();
    synchronized (this) {
      wanted.forEach(table -> shapes.put(table.id(), table));
      use(settings);
    }
    int done = 0;
    for (SourceTable table : wanted) {
      progress = progress.loaded(done, wanted.size());
      if (!isLoaded(table) && !tryLoad(table)) {
        return;
      }
      done++;
    }
    progress = progress.loaded(done, wanted.size());
  }

  private synchronized boolean isLoaded(SourceTable table) {
    return loaded.contains(table.id());
  }

  private synchronized boolean tryLoad(SourceTable table) {
    try {
      load(table);
      saveAfter(Duration.ZERO);
      return true;
    } catch (StoppedException e) {
      return false; // its state says that it is not loaded: a resume loads it
    }
  }

  private void load(SourceTable table) {
    long rows = new FullLoad(settings, files, clock, started).load(table, tables, () -> stopping);
    progress = progress.plusRows(rows);
    loaded.add(table.id());
  }

  private List<SourceTable> selected() {
    return tables.list().stream().filter(table -> targets.isSelected(table.id())).toList();
  }

  private long take(SourceChange change, SourceTransaction transaction, Ticket ticket) {
    if (change.kind() == SourceChange.Kind.TRUNCATE) {
      truncate(change.table().id());
      return 0;
    }
    List<SourceChange> rows = changeRows.of(change);
    for (SourceChange row : rows) {
      ChangeStamp stamp =
          new ChangeStamp(
              transaction.commit(),
              sequence.next(transaction.commit()),
              transaction.position().shown());
      changeFiles.add(row, stamp, ticket, clock.instant());
    }
    return rows.size();
  }

  /** DMS writes no row: the table's files go, those that nobody has read yet among them. */
  private void truncate(TableId source) {
    if (settings.task().ddl().truncated()) {
      String folder = Folders.of(targets.of(source));
      changeFiles.drop(folder);
      files.store().deleteBelow(folder);
    }
  }

  /** The source may forget only what the state file says is behind: it is written first. */
  private void saveAfter(Duration interval) {
    Instant now = clock.instant();
    boolean begun = saved != null;
    if (!begun || now.isBefore(lastSave.plus(interval))) {
      return;
    }
    Optional<LogPosition> stored = pending.durable();
    saved = stored.orElse(saved);
    TaskState state = new TaskState(saved, sequence.counter(), loaded);
    if (!state.equals(written)) {
      stateFile.write(state);
      written = state;
    }
    durable = stored;
    lastSave = now;
  }

  private static FrazilException noTable(TableId source) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot load "
            + source
            + ": the source has no such table, or no rule selects it. Expected schema and table as"
            + " the source spells them. Correct the name or the rules.");
  }
}
