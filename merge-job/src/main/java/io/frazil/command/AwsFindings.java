package io.frazil.command;

import io.frazil.aws.DmsAccess;
import io.frazil.deployed.aws.LiveDeployment;
import io.frazil.merge.aws.S3Landing;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DmsAnswers;
import io.frazil.model.pipeline.LiveEndpoint;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.Problem;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.deployed.DeploymentWalk;
import io.frazil.setup.deployed.EndpointRules;
import io.frazil.setup.deployed.NotLookedAt;
import io.frazil.setup.deployed.TaskRules;
import io.frazil.setup.iceberg.IcebergCatalogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the preflight sees in the AWS account that a pipeline is deployed to. */
final class AwsFindings {

  private final Pipeline pipeline;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<TaskSettings> settings = Optional.empty();
  private Optional<TableMappings> mappings = Optional.empty();
  private Pipeline live;

  AwsFindings(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.live = pipeline;
  }

  /** Looks at everything; what may not be looked at is a finding. */
  AwsFindings look(String pipelineFile, DeploymentWalk.Hints hints) {
    if (pipeline.task().isNone()) {
      findings.add(
          Finding.of(
              Check.NOT_LOOKED_AT,
              "task",
              "the pipeline file names no DMS task",
              "Say dms-task: ARN in it."));
    } else {
      look(() -> lookAtTask(pipeline.task()));
    }
    S3Landing landing = new S3Landing(IcebergCatalogs.properties(pipeline.catalog()));
    findings.addAll(
        new DeploymentWalk(new LiveDeployment(landing::client), pipeline, pipelineFile, hints)
            .find());
    return this;
  }

  List<Finding> findings() {
    return findings;
  }

  /** The settings of the task; empty when they could not be looked at. */
  Optional<TaskSettings> settings() {
    return settings;
  }

  /** The table mappings of the task; empty when they could not be looked at. */
  Optional<TableMappings> mappings() {
    return mappings;
  }

  /** The pipeline with the settings that its endpoint has; as it was when they were not seen. */
  Pipeline live() {
    return live;
  }

  private void lookAtTask(DmsTask task) {
    try (DmsAccess dms = DmsAccess.of(task)) {
      String description = dms.description();
      look(() -> settings = Optional.of(DmsAnswers.settings(task, description)));
      look(() -> mappings = Optional.of(DmsAnswers.mappings(task, description)));
      look(() -> lookAtEndpoint(dms, DmsAnswers.targetEndpoint(task, description)));
      look(() -> findings.addAll(TaskRules.findings(pipeline, dms.report(description))));
    }
  }

  private void lookAtEndpoint(DmsAccess dms, String arn) {
    String answer = dms.endpoint(arn);
    try {
      LiveEndpoint endpoint = LiveEndpoint.read(answer);
      findings.addAll(EndpointRules.findings(pipeline, endpoint));
      live = pipeline.withEndpoint(endpoint.settings());
    } catch (PipelineException e) {
      findings.add(
          Finding.of(
              Check.ENDPOINT_DIFFERS,
              "dms-endpoint",
              e.problems().stream().map(AwsFindings::text).collect(Collectors.joining("; ")),
              "Change these settings of the endpoint: Frazil does not read such files."));
    }
  }

  private void look(Runnable looking) {
    try {
      looking.run();
    } catch (FrazilException e) {
      findings.add(NotLookedAt.finding(e));
    }
  }

  private static String text(Problem problem) {
    return problem.path().replaceFirst("^Endpoints\\[\\d+]\\.S3Settings\\.", "")
        + ": "
        + problem.message().replaceFirst("\\.$", "");
  }
}
