package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pipeline, and which of its tables. */
final class PipelineOptions {

  @Mixin private PipelineFileOption file;

  @Option(
      names = {"--table", "--tables"},
      paramLabel = "NAME",
      split = ",",
      description =
          "Only this target table, as namespace.name; may be repeated, or several be separated by"
              + " commas.")
  private List<String> names = List.of();

  Pipeline read() {
    return file.read();
  }

  /** A path or {@code s3://bucket/key}. */
  String file() {
    return file.location();
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
                + file.location()
                + ". Expected one of "
                + pipeline.tables().stream().map(PipelineTable::name).toList()
                + ".");
      }
    }
    return pipeline.tables().stream()
        .filter(table -> names.isEmpty() || names.contains(table.name().toString()))
        .toList();
  }
}
