package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Work done for one table after the other: the failure of one stops no other. */
final class TableByTable {

  private final List<FrazilException> failures = new ArrayList<>();

  void run(List<PipelineTable> tables, Consumer<PipelineTable> work) {
    for (PipelineTable table : tables) {
      try {
        work.accept(table);
      } catch (FrazilException e) {
        failures.add(e);
      }
    }
  }

  /** Shows what failed, each message once; gives the exit code of the worst. */
  int report(PrintWriter err) {
    Set<String> shown = new HashSet<>();
    for (FrazilException failure : failures) {
      if (shown.add(failure.getMessage())) {
        FailureText.show(failure, err);
      }
    }
    return FailureKind.exitCode(failures.stream().map(FrazilException::kind));
  }
}
