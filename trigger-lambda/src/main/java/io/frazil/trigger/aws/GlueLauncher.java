package io.frazil.trigger.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.model.launch.RunRequest;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.launch.LauncherSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;

/**
 * Starts runs of a Glue job. The job's maximum concurrency of 1 keeps one run at a time: Glue
 * refuses another, which is {@link Launch.Kind#BUSY}, and so is the account's limit of runs. Glue
 * knows no token for a repetition; a run started twice is refused or finds nothing to do.
 *
 * <p>Source: AWS Glue Web API Reference, "StartJobRun" (read 2026-11-22).
 */
final class GlueLauncher implements Launcher {

  private final LauncherSettings.Glue settings;
  private final GlueClient glue;

  GlueLauncher(LauncherSettings.Glue settings, GlueClient glue) {
    this.settings = settings;
    this.glue = glue;
  }

  @Override
  public Launch start(RunRequest request, String token, Duration most) {
    Map<String, String> arguments = new LinkedHashMap<>();
    request.arguments().forEach((name, value) -> arguments.put("--" + name, value));
    try {
      return Launch.started(
          glue.startJobRun(start -> start.jobName(settings.job()).arguments(arguments)).jobRunId());
    } catch (ConcurrentRunsExceededException | ResourceNumberLimitExceededException e) {
      return Launch.busy(reason(e));
    } catch (SdkException e) {
      throw AwsFailures.of(attempt(), e);
    }
  }

  private AwsAttempt attempt() {
    return new AwsAttempt(
        "start Glue job " + settings.job(),
        "glue:StartJobRun",
        "arn:aws:glue:*:*:job/" + settings.job());
  }

  private static String reason(GlueException e) {
    return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
  }
}
