package io.frazil.setup.deployed;

import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with the trigger function's settings and with the job it starts. */
final class TriggerRules {

  private static final Set<String> LAUNCHERS = Set.of("glue", "emr-serverless", "lambda");

  private TriggerRules() {}

  /**
   * Whether the function knows this pipeline and a launcher.
   *
   * @param pipelineFile as it was given; of a local one it cannot be told which object it is
   */
  static List<Finding> function(TriggerFunction function, String pipelineFile) {
    String subject = "function " + function.arn().replaceFirst(".*:function:", "");
    List<Finding> findings = new ArrayList<>();
    if (function.pipelines().isEmpty()
        || pipelineFile.startsWith("s3://") && !function.pipelines().contains(pipelineFile)) {
      findings.add(
          Finding.of(
              Check.TRIGGER_SETTINGS,
              subject,
              "FRAZIL_PIPELINES names "
                  + (function.pipelines().isEmpty() ? "none" : function.pipelines())
                  + (pipelineFile.startsWith("s3://") ? ", not " + pipelineFile : ""),
              "Name the pipeline file there, as s3://bucket/key."));
    }
    String launcher = function.setting("FRAZIL_LAUNCHER");
    if (!LAUNCHERS.contains(launcher)) {
      findings.add(
          Finding.of(
              Check.TRIGGER_SETTINGS,
              subject,
              "FRAZIL_LAUNCHER is '" + launcher + "'",
              "Set it to glue, emr-serverless or lambda; docs/trigger.md has every variable."));
    }
    if (launcher.equals("glue") && function.setting("FRAZIL_GLUE_JOB").isEmpty()) {
      findings.add(
          Finding.of(
              Check.TRIGGER_SETTINGS,
              subject,
              "FRAZIL_GLUE_JOB is not set",
              "Set it to the name of the Glue job."));
    }
    return findings;
  }

  /** Whether a job merges as docs/glue.md says. */
  static List<Finding> job(MergeJob job) {
    List<String> wrong = new ArrayList<>();
    if (job.mostRuns() != 1) {
      wrong.add("MaxConcurrentRuns is " + job.mostRuns() + ", not 1");
    }
    if (job.queuing()) {
      wrong.add("job run queuing is on");
    }
    if (!job.glueVersion().startsWith("5.")) {
      wrong.add("GlueVersion is '" + job.glueVersion() + "', not 5.x");
    }
    String extensions = job.arguments().getOrDefault("--conf", "");
    if (!extensions.contains("IcebergSparkSessionExtensions")) {
      wrong.add("--conf does not name IcebergSparkSessionExtensions");
    }
    if (!job.arguments().getOrDefault("--extra-jars", "").contains("frazil-merge-job")) {
      wrong.add("--extra-jars does not name frazil-merge-job.jar");
    }
    return wrong.isEmpty()
        ? List.of()
        : List.of(
            Finding.of(
                Check.JOB_SETTINGS,
                "job " + job.name(),
                String.join("; ", wrong),
                "Set them as docs/glue.md says."));
  }
}
