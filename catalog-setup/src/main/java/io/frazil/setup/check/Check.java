package io.frazil.setup.check;

import static io.frazil.setup.check.Severity.ERROR;
import static io.frazil.setup.check.Severity.INFO;
import static io.frazil.setup.check.Severity.UNKNOWN;
import static io.frazil.setup.check.Severity.WARNING;

import java.util.Locale;

/** Every check of the preflight: how bad a finding of it is, and why it matters. */
public enum Check {
  PIPELINE_FILE(ERROR, "No command can read the pipeline."),
  LANDING_UNREADABLE(ERROR, "No change file can be listed or read."),
  PLACES_OVERLAP(
      ERROR,
      "DMS deletes below landing by itself, on truncate, drop and reload, and would delete table"
          + " files too; files of tables would be listed as change files."),
  SHARED_LOCATION(
      ERROR,
      "Removing orphan files of one table deletes the files of the other: Iceberg takes every file"
          + " below a table's location for its own."),
  CATALOG_UNREACHABLE(ERROR, "Tables can be neither read nor written."),
  WAREHOUSE_NOT_WRITABLE(ERROR, "No table can be created or merged into."),
  SETUP_REFUSED(ERROR, "The table is not what the pipeline file says, so nothing is merged to it."),
  RESERVED_NAME(
      ERROR,
      "Iceberg and Frazil keep these names for themselves; a MERGE into the table would fail."),
  FORMAT_VERSION_REFUSED(
      ERROR, "Frazil writes row-level deletes, which Iceberg has from format version 2 on."),
  BATCH_APPLY(ERROR, "S3 targets do not support it, and it can lose changes."),
  FULL_LOB_MODE(ERROR, "S3 targets do not support it: LOB values do not arrive whole."),
  CHANGE_SEQUENCE_DIFFERS(
      ERROR,
      "Fields of files without a header are read by position: a column too many or too few shifts"
          + " all that follow, and an undeclared one stops the table in every other format."),
  BEFORE_IMAGE_DIFFERS(
      ERROR,
      "Old keys are read from the before-image columns. Where they are not what is declared, key"
          + " updates leave the old row behind, or the columns do not fit the files."),
  ADDED_COLUMNS_DIFFER(
      ERROR,
      "Fields of files without a header are read by position: a column too many or too few shifts"
          + " all that follow, and an undeclared one stops the table in every other format."),
  REMOVED_COLUMN_DECLARED(
      ERROR,
      "The files do not hold the column: fields of files without a header shift by one, in every"
          + " other format the column is always NULL."),
  TASK_NOT_RUNNING(ERROR, "No changes arrive until the task runs."),
  TABLE_GIVEN_UP(
      ERROR,
      "DMS neither loads the table nor writes its changes any more: what changed since is lost"
          + " without a reload."),
  ENDPOINT_DIFFERS(
      ERROR,
      "Files are read as the pipeline file says the endpoint writes them: columns shift, NULL and"
          + " text are mixed up, or rows are refused."),
  QUEUE_REFUSES_EVENTS(ERROR, "No event reaches the queue, so nothing is merged until a schedule."),
  TRIGGER_OFF(ERROR, "Messages stay in the queue, so nothing is merged until a schedule."),
  TRIGGER_SETTINGS(ERROR, "The function does not start, or starts no run of this pipeline."),
  RIGHT_MISSING(ERROR, "What takes the right fails when a run comes to it."),

  NO_TIMESTAMP_COLUMN(
      WARNING,
      "The files carry no commit times: time travel by source time and lag against the source are"
          + " impossible, and a reload is fenced off by file times, which copying a file changes."),
  NO_CHANGE_SEQUENCE(
      WARNING,
      "Changes of a key are ordered by file name and row alone. When DMS resumes and writes changes"
          + " again under a later name, rows step back in time until the newest change is written"
          + " again."),
  PARQUET_WITHOUT_CHANGE_SEQUENCE(
      WARNING,
      "Rows of a Parquet file are only in the order DMS wrote them, which AWS does not promise:"
          + " with several changes of a key in one file, the wrong one can win."),
  NO_BEFORE_IMAGE(
      WARNING,
      "DMS writes the update of a primary key as one row with the new key. Without the old key the"
          + " row stays under it too, as an orphan."),
  NULL_OR_EMPTY(
      WARNING,
      "NULL and the empty string must look different in CSV. Frazil takes an unquoted field of zero"
          + " length for NULL and \"\" for the empty string; AWS does not say that DMS quotes it,"
          + " so empty strings may become NULL."),
  UNQUOTED_CSV(
      WARNING,
      "A delimiter or line break inside a value is not told from a real one: rows with a wrong"
          + " number of fields are quarantined, others are read wrongly."),
  NAMES_IN_LOCAL_TIME(
      WARNING,
      "File names go back an hour when daylight saving ends. Without a change sequence names are the"
          + " order, so changes of that hour may be applied in the wrong one."),
  CHANGES_LEFT_OUT(
      WARNING,
      "Tables mirror what arrives: rows deleted at the source stay, and where updates are left out"
          + " rows keep their first values."),
  NAME_NOT_FOR_ATHENA(
      WARNING,
      "Athena and Glue know names of lower-case letters, digits and underscores, 255 at most. Other"
          + " names are folded, refused or need special care in each reader."),
  FORMAT_VERSION_3(
      WARNING, "Athena reads version 2 only, other readers lag too, and a table cannot go back."),
  NOT_PARQUET(
      WARNING, "Some readers, DuckDB among them, read Iceberg tables of Parquet files only."),
  OTHER_COMPRESSION(WARNING, "Files become larger or slower to read than with zstd."),
  WEAK_ISOLATION(
      WARNING,
      "Under snapshot isolation Iceberg does not look for rows that another writer added meanwhile:"
          + " two writers can leave two rows of one key."),
  METADATA_KEPT(
      WARNING,
      "Every commit leaves a metadata file behind for good: with a commit a minute, half a million"
          + " files a year and table."),
  WRITE_MODE_TWICE(
      WARNING,
      "Two places decide how a MERGE changes rows, and setup changes the table each time."),
  NOT_SET_UP(WARNING, "A merge stops at a table that does not exist or lacks what is declared."),
  OTHER_LETTER_CASE(WARNING, "Folders differ by letter case: the table's files are never found."),
  UNKNOWN_OBJECTS(
      WARNING, "Objects without a name DMS gives are not read: changes in them would be missed."),
  MIXED_FORMATS(
      WARNING,
      "One task writes one format, so two tasks or endpoints seem to write to one table; their"
          + " changes have no common order."),
  PREPARATION_DELETES_FILES(
      WARNING,
      "Starting or reloading the task deletes the change files, unread ones among them. The landing"
          + " zone is the log: what it no longer holds cannot be replayed."),
  TRUNCATE_DELETES_FILES(
      WARNING,
      "TRUNCATE at the source deletes the table's change files, unread ones among them, and writes"
          + " no mark; the target keeps its rows."),
  DROP_DELETES_FILES(
      WARNING,
      "DROP TABLE at the source deletes the table's change files, unread ones among them."),
  ALTER_SHIFTS_COLUMNS(
      WARNING,
      "CSV without a header says nothing when a column is added, dropped or renamed: fields shift,"
          + " from some row on."),
  NO_LOBS(
      WARNING,
      "Columns that DMS takes for LOBs are left out of the files, PostgreSQL's text, json and bytea"
          + " among them."),
  BEFORE_IMAGE_SETTINGS_IGNORED(
      WARNING, "S3 targets ignore the setting; the files hold no before image because of it."),
  NOT_SELECTED(WARNING, "The task never writes the table's files."),
  FILTERED_ROWS(
      WARNING,
      "A row that leaves the filter stays in the target, and PostgreSQL sources lose deletes of"
          + " tables whose filter is not on the primary key."),

  TABLE_UNKNOWN_TO_TASK(
      WARNING, "Whether its load is complete, and whether DMS still writes it, is not known."),
  EVENTS_NOT_SENT(
      WARNING, "No event wakes the trigger: merges wait for a schedule, or for frazil serve."),
  QUEUE_NOT_READ(
      WARNING, "Messages stay in the queue: merges wait for a schedule, or for frazil serve."),
  QUEUE_OPEN(
      WARNING, "Whoever has a bucket can send messages to the queue, and start runs with them."),
  NO_DEAD_LETTER_QUEUE(
      WARNING, "Messages that nobody can read come again and again, and no alarm tells of them."),
  MESSAGES_GIVEN_UP_EARLY(
      WARNING,
      "Messages of an active run come again and again; they end in the dead-letter queue before"
          + " the run does."),
  VISIBILITY_TOO_SHORT(
      WARNING, "Messages come again while the function still has them, and start a second run."),
  NO_PARTIAL_FAILURES(
      WARNING,
      "Messages whose run was refused count as done: what they tell of waits for the next event or"
          + " schedule."),
  JOB_SETTINGS(WARNING, "Runs fail at their start, or several are started where one is enough."),
  LANDING_EXPIRES(
      WARNING,
      "The landing zone is the log: files that are taken away before they are merged are lost, and"
          + " later ones cannot be replayed."),
  LANDING_MAY_BE_PUBLIC(WARNING, "A policy or an ACL could show the source's rows to anybody."),

  NOT_LOOKED_AT(UNKNOWN, "Nothing is known of it, good or bad."),

  NO_OP_IN_FULL_LOAD(
      INFO,
      "Full-load files have one column fewer than change files. Frazil reads both; readers that"
          + " take a folder for one table do not."),
  TASK_NOT_CHECKED(
      INFO,
      "They decide whether DMS deletes change files (truncate, drop, reload), cuts off long text and"
          + " LOBs (LobMaxSize, 32 KB by default) and adds the columns that the pipeline declares."),
  LOBS_CUT_OFF(
      INFO,
      "Longer values arrive cut off, with no more than a warning in the task's log. PostgreSQL's"
          + " text, json and bytea count as LOBs."),
  RENAMED_COLUMNS(INFO, "Change files hold the new names; columns must be declared by them."),
  NAMES_NOT_TRACED(
      INFO, "Which rules are about which folder cannot be told, so rules were not compared."),
  NOT_IN_PIPELINE(INFO, "DMS writes files that nobody merges."),
  QUOTED_IN_ATHENA(INFO, "Athena reads these words as SQL unless they stand in double quotes."),
  NO_FILES(INFO, "DMS makes a folder with the first row, so an empty source table has none."),
  MAINTENANCE_PAYS(
      INFO,
      "Small files, deleted rows and old snapshots make every read and merge slower, and cost"
          + " storage.");

  private final Severity severity;
  private final String why;

  Check(Severity severity, String why) {
    this.severity = severity;
    this.why = why;
  }

  /** Its stable name in output and documentation, as in {@code no-change-sequence}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Severity severity() {
    return severity;
  }

  /** Why a finding matters, as sentences. */
  public String why() {
    return why;
  }
}
