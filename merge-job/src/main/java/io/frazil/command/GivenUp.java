package io.frazil.command;

import io.frazil.merge.discover.TaskProgress;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.SourceTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What DMS says when it is asked once: how loads are, and which tables it has given up, whose
 * changes are lost from then on.
 */
final class GivenUp implements TaskProgress {

  private final Optional<TaskReport> report;

  private GivenUp(Optional<TaskReport> report) {
    this.report = report;
  }

  /** Asks DMS where a task is named; says in the notices how the task is, when it does not run. */
  static GivenUp ask(DmsTask task, List<String> notices) {
    if (task.isNone()) {
      return new GivenUp(Optional.empty());
    }
    try {
      TaskReport report = DmsTaskReports.ask(task);
      if (report.task().hasEnded() && !report.task().isStoppedAfterLoad()) {
        notices.add("DMS task is " + report.task().text() + ": no changes arrive until it runs");
      }
      return new GivenUp(Optional.of(report));
    } catch (FrazilException e) {
      notices.add("the DMS task was not looked at: " + e.getMessage());
      return new GivenUp(Optional.empty());
    }
  }

  @Override
  public Optional<TableLoad> find(SourceTable source) {
    return report.flatMap(told -> told.find(source.schema(), source.table()));
  }

  /** DMS's word for the table, in lower case; empty unless DMS has given it up. */
  Optional<String> state(SourceTable source) {
    return givenUp(source).map(load -> load.state().toLowerCase(Locale.ROOT));
  }

  Optional<String> notice(SourceTable source) {
    return givenUp(source)
        .map(
            load ->
                "DMS says '"
                    + load.state()
                    + "': its changes are lost from then on; look into the task's log, mend the cause"
                    + " and reload the table");
  }

  private Optional<TableLoad> givenUp(SourceTable source) {
    return find(source).filter(load -> load.phase() == TableLoad.Phase.GIVEN_UP);
  }
}
