package io.frazil.replicator.conformance;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.replicator.settings.PipelineRules;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTables;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import io.frazil.replicator.store.DirectoryStore;
import io.frazil.replicator.task.ReplicationTask;
import io.frazil.replicator.task.ReplicationTask.Ends;
import io.frazil.replicator.task.ReplicationTask.Faults;
import io.frazil.replicator.task.ReplicationTask.Until;
import io.frazil.replicator.task.StateFile;
import io.frazil.replicator.task.TickingClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays a case to the replicator: the source's table and log in memory, a clock that is moved, and
 * after each step everything flushed. What a step does, it does by the methods here.
 */
final class CaseRun implements SourceLog, SourceTables {

  private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(7);

  private final Case played;
  private final Path scratch;
  private final TickingClock clock = new TickingClock("2024-06-12T10:28:17.798779Z");
  private final List<SourceTransaction> log = new ArrayList<>();
  private final Map<List<Object>, SourceRow> rows = new LinkedHashMap<>();
  private final CaseFiles files;
  private ReplicationSettings settings;
  private ReplicationTask task;
  private SourceTable shape;
  private SourceTable mirrored;
  private Optional<List<SourceRow>> expected = Optional.empty();
  private int next;
  private int later;
  private boolean stopping;

  /**
   * Prepares to play a case.
   *
   * @param scratch where the task writes
   * @param kit the folder that the case's own folder is put into
   */
  CaseRun(Case played, ReplicationSettings settings, Path scratch, Path kit) {
    this.played = played;
    this.scratch = scratch;
    this.settings = settings;
    this.shape = played.declared().source();
    this.mirrored = played.declared().target();
    this.files = new CaseFiles(scratch.resolve("landing"), kit.resolve(played.name()));
  }

  /** Plays it to the end. */
  void play() {
    files.text("about.txt", played.story() + "\n");
    files.text("pipeline.yaml", played.declared().pipeline());
    while (next < played.steps().size()) {
      stopping = false;
      task =
          new ReplicationTask(
              settings,
              new Ends(
                  this,
                  this,
                  new DirectoryStore(scratch.resolve("landing")),
                  new StateFile(scratch.resolve("state.json")),
                  clock),
              Faults.NONE);
      task.run(Until.STOPPED);
    }
  }

  /** The row is there before the task starts. */
  void loaded(Object... values) {
    put(CaseTable.row(values));
  }

  /** A committed transaction. */
  void commit(SourceChange... changes) {
    clock.tick(BETWEEN_COMMITS);
    commit(clock.instant(), changes);
  }

  /** Another one that is committed a microsecond after the last. */
  void commitAtOnce(SourceChange... changes) {
    commit(log.get(log.size() - 1).commit().plusNanos(1_000), changes);
  }

  private void commit(Instant moment, SourceChange... changes) {
    SourceTransaction transaction =
        new SourceTransaction(moment, position(log.size() + 1), List.of(changes));
    log.add(transaction);
    task.accept(transaction);
    List.of(changes).forEach(this::apply);
  }

  /** The task stops after this step, and another one resumes before the next. */
  void taskStops() {
    stopping = true;
  }

  /** The task begins so many transactions ago and writes their changes again. */
  void replay(int transactions) {
    clock.tick(Duration.ofMinutes(3));
    log.subList(log.size() - transactions, log.size()).forEach(task::accept);
  }

  /** The table is loaded anew. */
  void reload(Preparation preparation) {
    clock.tick(Duration.ofHours(1));
    TaskSettings told = settings.task();
    settings =
        new ReplicationSettings(
            settings.endpoint(),
            settings.writing(),
            settings.mappings(),
            new TaskSettings(
                preparation,
                told.ddl(),
                told.lobs(),
                told.batchApply(),
                told.beforeImageSettings()),
            settings.forms());
    task.change(settings);
    task.reload(shape.id());
  }

  /** A rule that adds before images of the key is switched on. */
  void switchOnBeforeImages() {
    List<MappingRule> rules = new ArrayList<>(settings.mappings().rules());
    rules.add(PipelineRules.beforeImage(new Locator("public", "%", "%"), "before_"));
    settings = settings.with(new TableMappings(rules));
    task.change(settings);
  }

  /** The table has these columns from now on, and its rows are these. */
  void alter(SourceTable other, SourceRow... filled) {
    shape = other;
    rows.clear();
    List.of(filled).forEach(this::put);
  }

  /** The target has these columns from now on. */
  void mirrors(SourceTable target) {
    mirrored = target;
  }

  /** Puts an object into the landing folder, or text in place of what DMS wrote. */
  void object(String path, String text) {
    files.put(path, text);
  }

  /** What this step writes arrives with a later step. */
  void arrivesLater(int steps) {
    later = steps;
  }

  /** After this step the target must be something else than the source. */
  void expect(SourceRow... other) {
    expected = Optional.of(List.of(other));
  }

  /**
   * These rows cannot be taken as they are.
   *
   * @param numbers of rows in the file, from 1, a header not counted
   */
  void refuses(String path, int... numbers) {
    StringBuilder text = new StringBuilder("file,row\n");
    for (int number : numbers) {
      text.append(path).append(',').append(number).append('\n');
    }
    files.textOfStep("refused.csv", text.toString());
  }

  /** Nothing of this step can be taken. */
  void stops(String why) {
    files.textOfStep("stops.txt", why + "\n");
  }

  private void apply(SourceChange change) {
    change
        .before()
        .ifPresent(before -> rows.remove(before.of(change.table(), change.table().key())));
    if (change.kind() == SourceChange.Kind.TRUNCATE) {
      rows.clear();
    }
    change.after().ifPresent(this::put);
  }

  private void put(SourceRow row) {
    rows.put(row.of(shape, shape.key()), row);
  }

  /** The first step is played before the first load, the others while the log is read. */
  @Override
  public void load(SourceTable table, Consumer<SourceRow> consumer) {
    if (next == 0) {
      play(played.steps().get(0));
    }
    rows.values().forEach(consumer);
  }

  @Override
  public void read(LogPosition from, Optional<LogPosition> until, TransactionSink sink) {
    if (next == 1) {
      endStep();
    }
    while (!stopping && next < played.steps().size()) {
      play(played.steps().get(next));
      endStep();
    }
  }

  private void play(Case.Step step) {
    next++;
    step.play(this);
  }

  private void endStep() {
    clock.tick(Duration.ofMinutes(1));
    task.flush();
    List<SourceRow> target = expected.orElseGet(() -> List.copyOf(rows.values()));
    files.textOfStep("expected.csv", ExpectedRows.csv(mirrored, target));
    files.endStep(later);
    later = 0;
    expected = Optional.empty();
  }

  @Override
  public List<SourceTable> list() {
    return List.of(shape);
  }

  @Override
  public LogPosition start() {
    return position(0);
  }

  @Override
  public LogPosition now() {
    return position(log.size());
  }

  private static LogPosition position(int place) {
    return new LogPosition(String.valueOf(place), "0/" + place);
  }

  @Override
  public void close() {
    // nothing is open
  }
}
