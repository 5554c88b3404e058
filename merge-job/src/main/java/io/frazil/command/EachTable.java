package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** Work on one table after the other, of which none stops the next. */
final class EachTable {

  private EachTable() {}

  /** Runs the work for each table and says on stderr what failed; gives the exit code. */
  static int run(List<PipelineTable> tables, CommandSpec spec, Consumer<PipelineTable> work) {
    List<FrazilException> failures = new ArrayList<>();
    for (PipelineTable table : tables) {
      try {
        work.accept(table);
      } catch (FrazilException e) {
        failures.add(e);
        spec.commandLine().getErr().println("frazil: " + table.name() + ": " + e.getMessage());
      }
    }
    return FailureKind.exitCode(failures.stream().map(FrazilException::kind));
  }
}
