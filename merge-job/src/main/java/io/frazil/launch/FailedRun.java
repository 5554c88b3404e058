package io.frazil.launch;

import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.Arrays;
import java.util.List;

/** For launchers whose only way to fail is to throw. */
public final class FailedRun {

  private FailedRun() {}

  /**
   * Does nothing where no table failed.
   *
   * @throws FrazilException of the worst kind, naming each table that failed and why
   */
  public static void throwIfAny(RunReport report) {
    List<TableOutcome> failed =
        report.outcomes().stream().filter(outcome -> outcome.failure().isPresent()).toList();
    if (failed.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("Cannot merge ");
    text.append(failed.size()).append(" of ").append(report.outcomes().size());
    text.append(report.outcomes().size() == 1 ? " table" : " tables");
    text.append(" (exit code ").append(report.exitCode()).append("):");
    for (TableOutcome outcome : failed) {
      text.append("\n  ").append(outcome.table()).append(": ");
      text.append(outcome.failure().orElseThrow().getMessage());
    }
    throw new FrazilException(
        worst(report), text.toString(), failed.get(0).failure().orElseThrow());
  }

  private static FailureKind worst(RunReport report) {
    return Arrays.stream(FailureKind.values())
        .filter(kind -> kind.exitCode() == report.exitCode())
        .findFirst()
        .orElseThrow();
  }
}
