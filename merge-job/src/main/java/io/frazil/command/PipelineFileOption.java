package io.frazil.command;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which pipeline. */
final class PipelineFileOption {

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      defaultValue = "pipeline.yaml",
      description = "The pipeline file; ${DEFAULT-VALUE} in this directory by default.")
  private Path path;

  Path path() {
    return path;
  }

  Pipeline read() {
    return PipelineReader.read(path);
  }
}
