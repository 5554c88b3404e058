package io.frazil.setup.check;

import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Preparation;
import io.frazil.model.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** What a task's settings delete or cut off. */
final class TaskChecks {

  private final Pipeline pipeline;
  private final TaskSettings task;
  private final List<Finding> findings = new ArrayList<>();

  TaskChecks(Pipeline pipeline, TaskSettings task) {
    this.pipeline = pipeline;
    this.task = task;
  }

  List<Finding> findings() {
    if (task.batchApply()) {
      add(
          Check.BATCH_APPLY,
          "BatchApplyEnabled is true",
          "Set TargetMetadata.BatchApplyEnabled to false.");
    }
    addLobs();
    if (task.preparation() != Preparation.DO_NOTHING) {
      add(
          Check.PREPARATION_DELETES_FILES,
          "TargetTablePrepMode is " + task.preparation(),
          "Set FullLoadSettings.TargetTablePrepMode to DO_NOTHING: Frazil tells a reload by its"
              + " files and fences off older changes.");
    }
    addDdl();
    if (task.beforeImageSettings()) {
      add(
          Check.BEFORE_IMAGE_SETTINGS_IGNORED,
          "BeforeImageSettings is set",
          "Use an add-before-image-columns rule in the table mappings instead.");
    }
    return findings;
  }

  private void addLobs() {
    LobMode mode = task.lobs().mode();
    if (mode == LobMode.FULL) {
      add(
          Check.FULL_LOB_MODE,
          "FullLobMode is true",
          "Set TargetMetadata.FullLobMode to false, LimitedSizeLobMode to true and LobMaxSize to"
              + " the longest value in KB.");
    } else if (mode == LobMode.NONE) {
      add(
          Check.NO_LOBS,
          "SupportLobs is false",
          "Set TargetMetadata.SupportLobs and LimitedSizeLobMode to true, or declare no column that"
              + " DMS takes for a LOB.");
    } else if (pipeline.tables().stream().anyMatch(EndpointChecks::hasText)) {
      add(
          Check.LOBS_CUT_OFF,
          "LobMaxSize is " + task.lobs().maxSizeKb() + " KB",
          "Set TargetMetadata.LobMaxSize above the longest value, and look for truncation in the"
              + " task's log.");
    }
  }

  private void addDdl() {
    if (task.ddl().truncated()) {
      add(
          Check.TRUNCATE_DELETES_FILES,
          "HandleSourceTableTruncated is true",
          "Set ChangeProcessingDdlHandlingPolicy.HandleSourceTableTruncated to false, and reload a"
              + " table after it was truncated.");
    }
    if (task.ddl().dropped()) {
      add(
          Check.DROP_DELETES_FILES,
          "HandleSourceTableDropped is true",
          "Set ChangeProcessingDdlHandlingPolicy.HandleSourceTableDropped to false.");
    }
    if (task.ddl().altered() && !pipeline.endpoint().namesColumns()) {
      add(
          Check.ALTER_SHIFTS_COLUMNS,
          "HandleSourceTableAltered is true, and CSV files have no header",
          pipeline.endpoint().inTransactionOrder()
              ? "Files in transaction order never have one: declare layouts when columns change."
              : "Set AddColumnName to true on the endpoint and here (or use Parquet), and reload.");
    }
  }

  private void add(Check check, String what, String remedy) {
    findings.add(Finding.of(check, Subjects.TASK, what, remedy));
  }
}
