package io.frazil.setup.deployed;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.dms.TaskState;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the task is, and which tables it has given up or does not know. */
public final class TaskRules {

  private TaskRules() {}

  /** Findings about the task and the pipeline's tables. */
  public static List<Finding> findings(Pipeline pipeline, TaskReport report) {
    List<Finding> findings = new ArrayList<>();
    TaskState task = report.task();
    if (task.hasEnded() && !task.isStoppedAfterLoad()) {
      findings.add(
          Finding.of(
              Check.TASK_NOT_RUNNING,
              "task",
              "it is " + task.text() + (task.failure().isEmpty() ? "" : ": " + oneLine(task)),
              task.isFailed()
                  ? "Look into the task's log, mend the cause, and resume it."
                  : "Resume it, unless it is meant to stand still."));
    }
    for (PipelineTable table : pipeline.tables()) {
      find(report, table)
          .filter(load -> load.phase() == TableLoad.Phase.GIVEN_UP)
          .ifPresent(load -> findings.add(givenUp(table, load)));
    }
    List<String> unknown =
        pipeline.tables().stream()
            .filter(table -> find(report, table).isEmpty())
            .map(table -> table.name().toString())
            .toList();
    if (!unknown.isEmpty() && !report.tables().isEmpty()) {
      findings.add(
          new Finding(
              Check.TABLE_UNKNOWN_TO_TASK,
              unknown,
              "the task tells nothing of a table whose folder is the source's",
              "Compare source with the task's table mappings. Where rules change parts of names, it"
                  + " is in order."));
    }
    return findings;
  }

  private static Optional<TableLoad> find(TaskReport report, PipelineTable table) {
    return report.find(table.source().schema(), table.source().table());
  }

  private static Finding givenUp(PipelineTable table, TableLoad load) {
    return Finding.of(
        Check.TABLE_GIVEN_UP,
        table.name().toString(),
        "DMS says '" + load.state() + "' of " + load.name(),
        "Look into the task's log, mend the cause, and reload the table in DMS.");
  }

  private static String oneLine(TaskState task) {
    return task.failure().replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
  }
}
