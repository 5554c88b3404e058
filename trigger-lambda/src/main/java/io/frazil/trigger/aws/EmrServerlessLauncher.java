package io.frazil.trigger.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.launch.RunRequest;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.launch.LauncherSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.emrserverless.model.JobRunState;
import software.amazon.awssdk.services.emrserverless.model.JobRunSummary;
import software.amazon.awssdk.services.emrserverless.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.emrserverless.model.SparkSubmit;
import software.amazon.awssdk.services.emrserverless.model.StartJobRunRequest;

/**
 * Starts job runs of an EMR Serverless application. The application runs as many at once as it is
 * asked to, so that active runs of the pipeline are looked for by name first. Between looking and
 * starting another may start one; two runs at once are safe.
 *
 * <p>Source: Amazon EMR Serverless API Reference, "StartJobRun", "ListJobRuns" (read 2026-11-22).
 */
final class EmrServerlessLauncher implements Launcher {

  private static final JobRunState[] ACTIVE = {
    JobRunState.SUBMITTED,
    JobRunState.PENDING,
    JobRunState.SCHEDULED,
    JobRunState.QUEUED,
    JobRunState.RUNNING,
    JobRunState.CANCELLING
  };

  private static final int LONGEST_NAME = 256;

  private final LauncherSettings.EmrServerless settings;
  private final EmrServerlessClient emr;

  EmrServerlessLauncher(LauncherSettings.EmrServerless settings, EmrServerlessClient emr) {
    this.settings = settings;
    this.emr = emr;
  }

  @Override
  public Launch start(RunRequest request, String token, Duration most) {
    String name = name(request);
    Optional<JobRunSummary> active = findActive(name);
    if (active.isPresent()) {
      return Launch.busy("job run " + active.get().id() + " is " + active.get().stateAsString());
    }
    try {
      return Launch.started(emr.startJobRun(jobRun(request, name, token)).jobRunId());
    } catch (ServiceQuotaExceededException e) {
      return Launch.busy(
          e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage());
    } catch (SdkException e) {
      throw AwsFailures.of(attempt("start a job run of", "emr-serverless:StartJobRun"), e);
    }
  }

  /** The end of a long place is what tells it from others. */
  private static String name(RunRequest request) {
    String name = "frazil " + request.pipeline();
    return name.length() <= LONGEST_NAME
        ? name
        : "frazil " + name.substring(name.length() - LONGEST_NAME + "frazil ".length());
  }

  private Optional<JobRunSummary> findActive(String name) {
    try {
      return emr
          .listJobRunsPaginator(list -> list.applicationId(settings.application()).states(ACTIVE))
          .jobRuns()
          .stream()
          .filter(run -> name.equals(run.name()))
          .findFirst();
    } catch (SdkException e) {
      throw AwsFailures.of(attempt("list job runs of", "emr-serverless:ListJobRuns"), e);
    }
  }

  private StartJobRunRequest jobRun(RunRequest request, String name, String token) {
    List<String> arguments = new ArrayList<>(List.of("merge"));
    request
        .arguments()
        .forEach((argument, value) -> arguments.addAll(List.of("--" + argument, value)));
    SparkSubmit.Builder submit =
        SparkSubmit.builder().entryPoint(settings.jar()).entryPointArguments(arguments);
    if (!settings.sparkParameters().isEmpty()) {
      submit.sparkSubmitParameters(settings.sparkParameters());
    }
    return StartJobRunRequest.builder()
        .applicationId(settings.application())
        .executionRoleArn(settings.role())
        .name(name)
        .clientToken(token)
        .jobDriver(driver -> driver.sparkSubmit(submit.build()))
        .build();
  }

  private AwsAttempt attempt(String what, String permission) {
    return new AwsAttempt(
        what + " EMR Serverless application " + settings.application(),
        permission,
        "arn:aws:emr-serverless:*:*:/applications/" + settings.application());
  }
}
