package io.frazil.command;

import io.frazil.aws.DmsAccess;
import io.frazil.merge.discover.AskedTask;
import io.frazil.merge.discover.TaskProgress;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TaskReport;
import java.time.Clock;

/** How commands ask a pipeline's DMS task, where the pipeline file names one. */
final class DmsTaskReports {

  private DmsTaskReports() {}

  /** What discovery asks; asks nothing by itself. */
  static TaskProgress progress(DmsTask task, Clock clock) {
    return task.isNone() ? TaskProgress.UNKNOWN : new AskedTask(() -> ask(task), clock);
  }

  /**
   * Asks DMS now.
   *
   * @throws io.frazil.model.failure.FrazilException when it cannot be asked
   */
  static TaskReport ask(DmsTask task) {
    try (DmsAccess dms = DmsAccess.of(task)) {
      return dms.report();
    }
  }
}
