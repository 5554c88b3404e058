package io.frazil.command;

import io.frazil.model.launch.TableText;
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
              + " commas. %%2C stands for a comma in a name, %%25 for a percent sign.")
  private List<String> names = List.of();

  Pipeline read() {
    return file.read();
  }

  /** A path or {@code s3://bucket/key}. */
  String file() {
    return file.location();
  }

  /** The names given; none means all tables. */
  List<String> names() {
    return names.stream().map(TableText::decoded).toList();
  }

  /** The tables asked for, all when none was named. */
  List<PipelineTable> tables(Pipeline pipeline) {
    return PipelineMerge.tables(pipeline, names(), file.location());
  }
}
