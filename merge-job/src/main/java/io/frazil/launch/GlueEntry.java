package io.frazil.launch;

import io.frazil.command.Frazil;
import io.frazil.command.LogFormat;
import io.frazil.command.PipelineMerge;
import io.frazil.command.Sinks;
import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.Monitoring;
import java.util.List;
import java.util.Map;

/**
 * What the script of a Glue job calls. Merges on the Spark that Glue has started, or starts it with
 * what Glue has set; a failure is thrown, which makes the job run a failed one and its message the
 * run's error.
 */
public final class GlueEntry {

  /** Enough to keep two G.1X workers busy with small batches. */
  private static final String TABLES_AT_ONCE = "4";

  private GlueEntry() {}

  /**
   * Merges what the arguments ask for, or maintains it.
   *
   * @param arguments as Glue passes them to the script
   * @throws FrazilException when they are wrong, or a table failed; the others were merged
   */
  public static void main(String[] arguments) {
    LogFormat.ofEnvironment(System.getenv(), LogFormat.JSON).use();
    Map<String, String> parsed = GlueArguments.parse(List.of(arguments));
    RunRequest request = RunRequest.parse(parsed);
    if (GlueCommand.isMaintenance(parsed)) {
      GlueCommand.maintain(request, Frazil::run);
      return;
    }
    PipelineMerge.Manner manner = manner(parsed);
    try (WarmMerge merge =
        new WarmMerge(SparkEngine::start, Sinks.of(Monitoring.Sink.CLOUDWATCH))) {
      RunReport report = merge.run(request, manner);
      report.lines().forEach(System.out::println);
      FailedRun.throwIfAny(report);
    }
  }

  static PipelineMerge.Manner manner(Map<String, String> arguments) {
    String tables = arguments.getOrDefault(GlueArguments.SIDE_BY_SIDE, TABLES_AT_ONCE);
    if (!tables.matches("[1-9][0-9]{0,2}")) {
      throw wrong(GlueArguments.SIDE_BY_SIDE, "1 to 999", tables);
    }
    String complete = arguments.getOrDefault(GlueArguments.LOAD_COMPLETE, "false");
    if (!List.of("true", "false", "").contains(complete)) {
      throw wrong(GlueArguments.LOAD_COMPLETE, "true, false or nothing", complete);
    }
    return new PipelineMerge.Manner(
        !complete.equals("false"), Integer.parseInt(tables), BatchGate.ALWAYS_OPEN);
  }

  private static FrazilException wrong(String name, String expected, String got) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot read the job's arguments: --"
            + name
            + " is wrong. Expected "
            + expected
            + ", got '"
            + got
            + "'.");
  }
}
