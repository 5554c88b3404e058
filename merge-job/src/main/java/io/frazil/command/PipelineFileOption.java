package io.frazil.command;

import io.frazil.model.pipeline.Pipeline;
import picocli.CommandLine.Option;

/** Which pipeline. */
final class PipelineFileOption {

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      defaultValue = "pipeline.yaml",
      description =
          "The pipeline file, a path or s3://bucket/key; ${DEFAULT-VALUE} in this directory by"
              + " default.")
  private String location;

  /** A path or {@code s3://bucket/key}. */
  String location() {
    return location;
  }

  Pipeline read() {
    return PipelineMerge.read(location);
  }
}
