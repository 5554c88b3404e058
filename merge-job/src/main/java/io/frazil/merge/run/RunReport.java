package io.frazil.merge.run;

import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run did, one outcome a table.
 *
 * @param notices what concerns no single table
 */
public record RunReport(List<TableOutcome> outcomes, List<String> notices) {

  public RunReport {
    outcomes = List.copyOf(outcomes);
    notices = List.copyOf(notices);
  }

  public RunReport(List<TableOutcome> outcomes) {
    this(outcomes, List.of());
  }

  /** The same with what concerns no single table. */
  public RunReport with(List<String> others) {
    return new RunReport(outcomes, others);
  }

  /** The worst failure's exit code, 0 when no table failed. */
  public int exitCode() {
    return FailureKind.exitCode(
        outcomes.stream()
            .flatMap(outcome -> outcome.failure().stream())
            .map(FrazilException::kind));
  }

  /** Whether another run, started at once, would find a batch that this one had to leave. */
  public boolean hasMoreToDo() {
    return outcomes.stream().anyMatch(TableOutcome::hasMoreToDo);
  }

  /**
   * The report as lines for a person: one a table, notices and failures indented below; at the end
   * what concerns no single table.
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (TableOutcome outcome : outcomes) {
      lines.add(line(outcome));
      for (CommittedBatch batch : outcome.batches()) {
        if (!batch.plan().evolution().isEmpty()) {
          lines.add("  evolved: " + batch.plan().evolution());
        }
        lines.add(
            "  "
                + batch.plan().action().name().toLowerCase(Locale.ROOT)
                + " of "
                + files(batch.summary().files().size())
                + ": "
                + batch.plan().reason());
      }
      if (outcome.rows().quarantined() > 0) {
        lines.add("  quarantined: 'frazil quarantine show' says which rows and why");
      }
      outcome.notices().forEach(notice -> lines.add("  note: " + notice));
      if (!outcome.waiting().isEmpty()) {
        lines.add("  waiting: " + outcome.waiting());
      }
      if (outcome.hasMoreToDo()) {
        lines.add("  more to do: this run had to end; the next goes on from here");
      }
      outcome.failure().ifPresent(failure -> lines.add("  stopped: " + failure.getMessage()));
    }
    notices.forEach(notice -> lines.add("note: " + notice));
    return lines;
  }

  private static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private static String state(TableOutcome outcome) {
    if (outcome.failure().isPresent()) {
      return "stopped";
    }
    if (outcome.hasMoreToDo()) {
      return "not drained";
    }
    if (outcome.hasNoFiles()) {
      return "no files";
    }
    return outcome.waiting().isEmpty() ? "up to date" : "waiting";
  }

  private static String line(TableOutcome outcome) {
    String state = state(outcome);
    if (outcome.batches().isEmpty()) {
      return outcome.table() + ": " + state + ", nothing applied";
    }
    RowCounts rows = outcome.rows();
    return outcome.table()
        + ": "
        + state
        + ", "
        + outcome.batches().size()
        + (outcome.batches().size() == 1 ? " batch" : " batches")
        + ", rows "
        + rows;
  }
}
