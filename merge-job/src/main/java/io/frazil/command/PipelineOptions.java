package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.PipelineTable;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Which pipeline, and which of its tables. */
final class PipelineOptions {

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      defaultValue = "pipeline.yaml",
      description = "The pipeline file; ${DEFAULT-VALUE} in this directory by default.")
  private Path file;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Only this target table, as namespace.name; may be repeated.")
  private List<String> names = List.of();

  Pipeline read() {
    return PipelineReader.read(file);
  }

  Path file() {
    return file;
  }

  /** The tables asked for, all when none was named. */
  List<PipelineTable> tables(Pipeline pipeline) {
    for (String name : names) {
      if (pipeline.tables().stream().noneMatch(table -> table.name().toString().equals(name))) {
        throw new FrazilException(
            FailureKind.CONFIGURATION,
            "Cannot find table "
                + name
                + " in "
                + file
                + ". Expected one of "
                + pipeline.tables().stream().map(PipelineTable::name).toList()
                + ".");
      }
    }
    return pipeline.tables().stream()
        .filter(table -> names.isEmpty() || names.contains(table.name().toString()))
        .toList();
  }

  /** The one table asked for. */
  PipelineTable table(Pipeline pipeline) {
    if (names.size() != 1) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Expected one --table, got "
              + names.size()
              + ". The pipeline's tables are "
              + pipeline.tables().stream().map(PipelineTable::name).toList()
              + ".");
    }
    return tables(pipeline).get(0);
  }
}
