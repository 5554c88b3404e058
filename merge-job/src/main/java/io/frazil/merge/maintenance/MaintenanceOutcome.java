package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a table's steps, in their order.
 *
 * @param notices what a person should know beside them
 * @param failure what ended its maintenance; the steps before it stand
 */
public record MaintenanceOutcome(
    TableName table,
    List<StepPlan> steps,
    List<String> notices,
    Optional<FrazilException> failure) {

  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  public MaintenanceOutcome {
    requireNonNull(table, "table is null");
    requireNonNull(failure, "failure is null");
    steps = List.copyOf(steps);
    notices = List.copyOf(notices);
  }

  /** One line of what was done, and indented below it what a person should look at. */
  public List<String> lines() {
    List<String> done = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (StepPlan step : steps) {
      switch (step.verdict()) {
        case PAYS, DONE -> done.add(text(step));
        case LEFT -> lines.add("  left: " + step.step() + ": " + step.reason());
        case OPTIMIZER -> lines.add("  not done: " + step.step() + ": " + step.reason());
        case NOT_NEEDED -> {}
        case FAILED -> lines.add("  stopped: " + step.step() + ": " + step.reason());
      }
    }
    notices.forEach(notice -> lines.add("  note: " + notice));
    boolean isWhole =
        steps.stream()
            .noneMatch(
                step ->
                    step.verdict() == StepPlan.Verdict.FAILED
                        || step.verdict() == StepPlan.Verdict.LEFT);
    String nothing = isWhole ? "nothing to do" : "nothing done";
    lines.add(0, table + ": " + (done.isEmpty() ? nothing : String.join(", ", done)));
    return lines;
  }

  private static String text(StepPlan step) {
    String files = files(step.files());
    return switch (step.step()) {
      case COMPACT -> "compacted " + files + " into " + step.into();
      case DELETE_FILES -> "joined " + files + " of deletes into " + step.into();
      case MANIFESTS -> "joined " + files + " of manifests into " + step.into();
      case SNAPSHOTS -> "expired " + step.reason() + " (" + files + " freed)";
      case ORPHANS -> "deleted " + files + " that no snapshot knows";
      case METADATA -> "told each commit to delete the oldest metadata file";
    };
  }

  private static String files(Files files) {
    return (files.count() == 1 ? "1 file" : files.count() + " files") + ", " + size(files.bytes());
  }

  /** For a person, with one digit behind the point. */
  static String size(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
  }
}
