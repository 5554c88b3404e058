package io.frazil.replicator;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.replicator.fault.Fault;
import io.frazil.replicator.fault.FaultyLog;
import io.frazil.replicator.settings.PipelineRules;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceDatabase;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.store.FileStore;
import io.frazil.replicator.task.ReplicationTask;
import io.frazil.replicator.task.ReplicationTask.Ends;
import io.frazil.replicator.task.ReplicationTask.Faults;
import io.frazil.replicator.task.ReplicationTask.Until;
import io.frazil.replicator.task.StateFile;
import io.frazil.replicator.task.TaskProgress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** One run of the command: the task between its ends, shown as it goes, ended by signals. */
final class ReplicateRun {

  private static final int SHOW_SECONDS = 5;

  private final ReplicationSettings settings;
  private final Map<Fault, Integer> faults;
  private final PrintWriter err;
  private final StopSignal signal;
  private final Clock clock = Clock.systemUTC();

  ReplicateRun(
      ReplicationSettings settings,
      Map<Fault, Integer> faults,
      PrintWriter err,
      StopSignal signal) {
    this.settings = settings;
    this.faults = faults;
    this.err = err;
    this.signal = signal;
  }

  /** Returns when the task has ended and everything buffered is written. */
  void run(SourceDatabase database, FileStore store, StateFile state, Until until) {
    AtomicReference<ReplicationTask> running = new AtomicReference<>();
    SourceLog log =
        new FaultyLog(database.log(), faults, () -> running.get().change(withBeforeImage()));
    ReplicationTask task =
        new ReplicationTask(
            settings,
            new Ends(log, database.tables(), store, state, clock),
            new Faults(
                faults.getOrDefault(Fault.REPLAY, 0), faults.getOrDefault(Fault.FLUSH_APART, 0)));
    running.set(task);
    ScheduledExecutorService shown =
        Executors.newSingleThreadScheduledExecutor(ReplicateRun::daemon);
    signal.stopBy(task::stop);
    try {
      shown.scheduleWithFixedDelay(
          () -> show(task.progress()), SHOW_SECONDS, SHOW_SECONDS, TimeUnit.SECONDS);
      task.run(until);
    } finally {
      shown.shutdownNow();
      show(task.progress());
    }
  }

  /** A line for a person. */
  static String text(TaskProgress progress, Instant now) {
    return String.format(
        Locale.ROOT,
        "replicate: %d of %d tables loaded (%d rows), %d changes, %d files%s",
        progress.tablesLoaded(),
        progress.tables(),
        progress.rowsLoaded(),
        progress.changes(),
        progress.files(),
        progress
            .newest()
            .map(commit -> ", newest commit " + ago(Duration.between(commit, now)))
            .orElse(""));
  }

  private static String ago(Duration age) {
    return Math.max(0, age.toSeconds()) + " s ago";
  }

  private void show(TaskProgress progress) {
    err.println(text(progress, clock.instant()));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  private ReplicationSettings withBeforeImage() {
    List<MappingRule> rules = new ArrayList<>(settings.mappings().rules());
    rules.add(PipelineRules.beforeImage(new Locator("%", "%", "%"), "before_"));
    return settings.with(new TableMappings(rules));
  }
}
