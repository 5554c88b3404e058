package io.frazil.model.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Everything that Frazil measures, once. docs/monitoring.md, the dashboard and every sink are drawn
 * from this list; a metric that is not in it is not published.
 */
public enum Metric {
  FRESHNESS(
      Name.of("FreshnessSeconds", "frazil_source_lag_seconds{table}"),
      Unit.SECONDS,
      Shape.LEAST_OF_TABLES,
      "Now minus the newest source commit time in the table; of the pipeline, that of its freshest"
          + " table. Grows while the source is quiet.",
      "Nothing by itself. With OldestPendingSeconds 0 the table has all that landed: look at DMS if"
          + " the source is not quiet."),
  OLDEST_PENDING(
      Name.of("OldestPendingSeconds", "frazil_pending_seconds{table}"),
      Unit.SECONDS,
      Shape.WORST_OF_TABLES,
      "How long the oldest change file that could be merged has been waiting; 0 when none is, and"
          + " while a full load is held.",
      "The table is behind: see what fails, or whether runs come."),
  PENDING_FILES(
      Name.of("PendingFiles", "frazil_pending_files{table}"),
      Unit.COUNT,
      Shape.SUM_OF_TABLES,
      "Change files not applied at the last look.",
      "Nothing while OldestPendingSeconds is small."),
  PENDING_BYTES(
      Name.of("PendingBytes", "frazil_pending_bytes{table}"),
      Unit.BYTES,
      Shape.SUM_OF_TABLES,
      "Bytes of the change files not applied at the last look.",
      "Tells how much there is to catch up."),
  HEARTBEAT(
      Name.of("Heartbeat", ""),
      Unit.COUNT,
      Shape.COUNT_OF_PIPELINE,
      "1 for each run that came to its end, whatever came of its tables; of serve, one a minute while"
          + " it is healthy.",
      "When it is missing, nothing is merged: see whether runs are started."),
  LAST_SUCCESS(
      Name.of("", "frazil_last_success_timestamp_seconds{table}"),
      Unit.NONE,
      Shape.OF_PROCESS,
      "When a drain last looked at the table and succeeded, in seconds since 1970.",
      "When it stands still, the table is not looked at."),
  ROWS_READ(
      Name.of("RowsRead", "frazil_rows_read_total{table}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Rows read from change files: applied, superseded, quarantined and skipped together.",
      "Nothing: it is the traffic."),
  ROWS_APPLIED(
      Name.of("RowsApplied", "frazil_rows_total{table,outcome=applied}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Rows that are the newest change of their key.",
      "Nothing."),
  ROWS_SUPERSEDED(
      Name.of("RowsSuperseded", "frazil_rows_total{table,outcome=superseded}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Rows followed by a newer change of their key in the same batch.",
      "Nothing."),
  ROWS_QUARANTINED(
      Name.of("RowsQuarantined", "frazil_rows_total{table,outcome=quarantined}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Rows refused and stored with their reason.",
      "'frazil quarantine show' says which and why; mend, then replay."),
  ROWS_SKIPPED(
      Name.of("RowsSkipped", "frazil_rows_total{table,outcome=skipped}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Rows read again for context only, because late files came.",
      "Much of it means that late files come often."),
  FILES_APPLIED(
      Name.of("FilesApplied", "frazil_files_total{table}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Change files of the batches committed.",
      "Thousands of small ones: raise CdcMinFileSize and CdcMaxBatchInterval of the endpoint."),
  BATCHES(
      Name.of("BatchesCommitted", "frazil_batches_total{table,kind}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Batches committed.",
      "Nothing."),
  MERGE_SECONDS(
      Name.of("MergeSeconds", "frazil_merge_seconds{table}"),
      Unit.SECONDS,
      Shape.COUNT_OF_TABLES,
      "Time from reading a batch to its commit, of all batches together.",
      "Divide by BatchesCommitted: when that grows, compact the table."),
  READ_SECONDS(
      Name.of("ReadSeconds", "frazil_stage_seconds_total{table,stage=read}"),
      Unit.SECONDS,
      Shape.COUNT_OF_TABLES,
      "The part of MergeSeconds in which batches were read, folded and planned.",
      "When it is most of it: many small files, or too little memory."),
  COMMIT_SECONDS(
      Name.of("CommitSeconds", "frazil_stage_seconds_total{table,stage=commit}"),
      Unit.SECONDS,
      Shape.COUNT_OF_TABLES,
      "The part of MergeSeconds in which batches were merged and committed.",
      "When it is most of it: compact the table, or partition it."),
  CONFLICTS(
      Name.of("CommitConflicts", "frazil_conflicts_total{table}"),
      Unit.COUNT,
      Shape.COUNT_OF_TABLES,
      "Batches planned anew after a commit conflict.",
      "Find who else writes to the table when there are many."),
  FAILURES(
      Name.of("Failures", "frazil_failures_total{table,kind}"),
      Unit.COUNT,
      Shape.COUNT_BY_KIND,
      "Drains of a table that failed, by the kinds of the exit codes.",
      "The report, the log and the table's message say why."),
  TABLES_STOPPED(
      Name.of("TablesStopped", "frazil_table_stopped{table}"),
      Unit.COUNT,
      Shape.SUM_OF_TABLES,
      "1 when the table's last drain failed in a way a person must mend, else 0.",
      "Read the message of the failure and do what it says."),
  TABLES_HELD(
      Name.of("TablesHeld", "frazil_table_held{table}"),
      Unit.COUNT,
      Shape.SUM_OF_TABLES,
      "1 while a full load is held because it is not known to be complete, else 0.",
      "When DMS says that the load is complete: merge --load-complete."),
  FILES_VANISHED(
      Name.of("FilesVanished", "frazil_vanished_files{table}"),
      Unit.COUNT,
      Shape.SUM_OF_TABLES,
      "Change files that the table has applied and that are no longer in the landing folder.",
      "Find who deletes them: a lifecycle rule, a truncate, a person."),
  DELETE_FILE_RATIO(
      Name.of("DeleteFileRatio", "frazil_delete_file_ratio{table}"),
      Unit.NONE,
      Shape.WORST_OF_TABLES,
      "Delete files for each data file of the table: what readers pay for merge-on-read.",
      "Above 1, compact the table."),
  BYTES_REWRITTEN(
      Name.of("BytesRewritten", "frazil_maintenance_bytes_total{table,outcome=rewritten}"),
      Unit.BYTES,
      Shape.COUNT_OF_MAINTENANCE,
      "Bytes of the data files, delete files and manifests that maintenance wrote anew.",
      "It is what compaction costs. More each day than is merged: raise small-files or delete-ratio"
          + " of maintenance."),
  BYTES_FREED(
      Name.of("BytesFreed", "frazil_maintenance_bytes_total{table,outcome=freed}"),
      Unit.BYTES,
      Shape.COUNT_OF_MAINTENANCE,
      "Bytes of the files that maintenance deleted: of expired snapshots, and of none.",
      "Nothing."),
  MAINTENANCE_FAILURES(
      Name.of("MaintenanceFailures", "frazil_maintenance_failures_total{table}"),
      Unit.COUNT,
      Shape.COUNT_OF_MAINTENANCE,
      "Tables whose maintenance failed; merges of them go on.",
      "The run's report says why; operations.md has what maintain says."),
  WAKEUPS(
      Name.of("", "frazil_wakeups_total{source}"),
      Unit.COUNT,
      Shape.OF_PROCESS,
      "What woke the service: queue or interval.",
      "No queue wake-ups in spite of traffic: see the notification of the bucket."),
  MESSAGES(
      Name.of("", "frazil_messages_total{outcome}"),
      Unit.COUNT,
      Shape.OF_PROCESS,
      "What became of messages: received, deleted or given_back.",
      "Many given back: a table fails."),
  QUEUE_FAILURES(
      Name.of("", "frazil_queue_failures_total"),
      Unit.COUNT,
      Shape.OF_PROCESS,
      "Calls to the queue that failed.",
      "See the log for what the queue answered."),
  MESSAGES_RECEIVED(trigger("MessagesReceived"), "Messages of the queue.", "Nothing."),
  MESSAGES_RETURNED(
      trigger("MessagesReturned"),
      "Messages that come again.",
      "Normal while a run is active; else see RunsFailed."),
  MESSAGES_UNREADABLE(
      trigger("MessagesUnreadable"),
      "Messages on their way to the dead-letter queue.",
      "The log says why they cannot be read; something else writes to the queue."),
  EVENTS_RECEIVED(
      trigger("EventsReceived"),
      "Events in messages that could be read: those waking, held and ignored.",
      "Nothing."),
  EVENTS_WAKING(trigger("EventsWaking"), "Events that wake a table, and schedules.", "Nothing."),
  EVENTS_HELD(
      trigger("EventsHeld"),
      "Events that may belong to a pipeline whose file cannot be read.",
      "Mend the pipeline file; the log says what is wrong with it."),
  EVENTS_IGNORED(trigger("EventsIgnored"), "The sum of the following.", "Nothing."),
  EVENTS_IGNORED_TEST_EVENT(trigger("EventsIgnoredTestEvent"), "`s3:TestEvent`.", "Nothing."),
  EVENTS_IGNORED_NOT_CREATED(
      trigger("EventsIgnoredNotCreated"), "Removals and other events.", "Nothing."),
  EVENTS_IGNORED_NO_PIPELINE(
      trigger("EventsIgnoredNoPipeline"),
      "Objects below no pipeline's landing.",
      "Narrow the notification to the landing prefix."),
  EVENTS_IGNORED_NO_TABLE(
      trigger("EventsIgnoredNoTable"),
      "Objects in no table's folder.",
      "Declare the table, or take it out of the DMS task."),
  EVENTS_IGNORED_CONTROL(
      trigger("EventsIgnoredControl"), "DMS's own tables and validation folders.", "Nothing."),
  EVENTS_IGNORED_NO_CHANGE_FILE(
      trigger("EventsIgnoredNoChangeFile"),
      "Names that DMS gives no change file.",
      "See who else writes to the landing folder."),
  EVENTS_IGNORED_EMPTY(trigger("EventsIgnoredEmpty"), "Change files of no bytes.", "Nothing."),
  RUNS_STARTED(
      trigger("RunsStarted"),
      "Runs started, or finished with the `lambda` launcher.",
      "None in spite of waking events: see RunsFailed."),
  RUNS_BUSY(
      trigger("RunsBusy"),
      "Runs refused because one is active, or, with the `lambda` launcher, ended in time with more"
          + " to do.",
      "Nothing: the messages come again."),
  RUNS_POSTPONED(
      trigger("RunsPostponed"),
      "Runs that no time was left to begin, or, with the `lambda` launcher, whose merge was not done"
          + " in time.",
      "Often: a trigger for each pipeline, or Glue in the place of Lambda."),
  RUNS_FAILED(
      trigger("RunsFailed"),
      "Runs that could not be started, or failed with the `lambda` launcher.",
      "The log says what the service answered.");

  private final Name name;
  private final Unit unit;
  private final Shape shape;
  private final String meaning;
  private final String action;

  Metric(Name name, Unit unit, Shape shape, String meaning, String action) {
    this.name = name;
    this.unit = unit;
    this.shape = shape;
    this.meaning = meaning;
    this.action = action;
  }

  Metric(Name name, String meaning, String action) {
    this(name, Unit.COUNT, Shape.COUNT_OF_TRIGGER, meaning, action);
  }

  /** What it is called in CloudWatch, and by Prometheus; empty text where it is not there. */
  private record Name(String cloudWatch, String prometheus) {

    static Name of(String cloudWatch, String prometheus) {
      return new Name(cloudWatch, prometheus);
    }
  }

  private static Name trigger(String cloudWatch) {
    return new Name(cloudWatch, "");
  }

  /** The name in CloudWatch and in the log; empty where it is Prometheus's alone. */
  public Optional<String> cloudWatch() {
    return Optional.of(name.cloudWatch).filter(text -> !text.isEmpty());
  }

  /** How Prometheus sees it; empty where it does not. */
  public Optional<Exposition> prometheus() {
    return Optional.of(name.prometheus).filter(text -> !text.isEmpty()).map(Exposition::parse);
  }

  public Unit unit() {
    return unit;
  }

  public Shape shape() {
    return shape;
  }

  /** What it says, in a sentence or two. */
  public String meaning() {
    return meaning;
  }

  /** What a person does about it. */
  public String action() {
    return action;
  }

  /** What a family of Prometheus says: its metric's meaning, or that of each by its own label. */
  public static String help(String family) {
    List<Metric> metrics = family(family);
    return metrics.size() == 1
        ? metrics.get(0).meaning()
        : metrics.stream()
            .map(
                each ->
                    String.join(" ", each.prometheus().orElseThrow().fixed().values())
                        + ": "
                        + each.meaning())
            .collect(Collectors.joining(" "));
  }

  /** The metrics of one family of Prometheus, in list order; none when there is no such family. */
  public static List<Metric> family(String family) {
    return Arrays.stream(values())
        .filter(each -> each.prometheus().map(Exposition::family).equals(Optional.of(family)))
        .toList();
  }
}
