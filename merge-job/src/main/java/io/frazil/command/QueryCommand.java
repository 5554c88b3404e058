package io.frazil.command;

import io.frazil.merge.spark.QueryRunner;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.pipeline.Pipeline;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frazil query}. */
@Command(
    name = "query",
    header = "Run Spark SQL over the catalog, time travel included.",
    description = {
      "Runs Spark SQL over the pipeline's catalog, as in",
      "  frazil query \"SELECT * FROM lake.shop.orders VERSION AS OF 123\"",
      "  frazil query \"SELECT * FROM lake.shop.orders TIMESTAMP AS OF '2024-06-12 10:31:00'\"",
      "Times are in UTC."
    },
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PipelineFileOption options;

  @Mixin private OutputOptions output;

  @Parameters(
      paramLabel = "SQL",
      description = "One statement. One that has no result, such as ALTER, prints nothing.")
  private String sql;

  @Override
  public Integer call() {
    Pipeline pipeline = options.read();
    try (SparkEngine spark = SparkEngine.start()) {
      QueryRunner.Result result = spark.queries(pipeline.catalog()).run(sql);
      if (!result.header().isEmpty()) {
        new RowWriter(result.header(), spec.commandLine().getOut())
            .write(output.form(), result.rows());
      }
    }
    return 0;
  }
}
