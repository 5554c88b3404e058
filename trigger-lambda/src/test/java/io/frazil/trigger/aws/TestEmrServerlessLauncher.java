package io.frazil.trigger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.launch.RunRequest;
import io.frazil.model.table.TableName;
import io.frazil.trigger.aws.FakeAws.Answer;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.launch.LauncherSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TestEmrServerlessLauncher {

  private static final Duration MOST = Duration.ofMinutes(1);

  private static final String PLACE = "s3://acme/shop.yaml";
  private static final RunRequest REQUEST =
      new RunRequest(PLACE, List.of(TableName.parse("shop.orders")), "acme-landing", 1);
  private static final Answer NONE = Answer.ok("{\"jobRuns\":[]}");
  private static final Answer STARTED =
      Answer.ok("{\"applicationId\":\"00app\",\"jobRunId\":\"00run\",\"arn\":\"arn\"}");

  @Test
  void runIsStartedWhenNoneIsActive() {
    try (FakeAws emr = FakeAws.start(NONE, STARTED)) {
      assertThat(launcher(emr, "--class io.frazil.command.Frazil").start(REQUEST, "token0", MOST))
          .isEqualTo(Launch.started("00run"));

      assertThat(emr.asked())
          .extracting(FakeAws.Asked::line)
          .containsExactly(
              "GET /applications/00app/jobruns?states=SUBMITTED&states=PENDING&states=SCHEDULED"
                  + "&states=QUEUED&states=RUNNING&states=CANCELLING",
              "POST /applications/00app/jobruns");
      assertThat(emr.asked().get(1).body())
          .isEqualTo(
              "{\"clientToken\":\"token0\",\"executionRoleArn\":\"arn:aws:iam::111122223333:role/r\","
                  + "\"jobDriver\":{\"sparkSubmit\":{\"entryPoint\":\"s3://acme/merge.jar\","
                  + "\"entryPointArguments\":[\"merge\",\"--pipeline\",\"s3://acme/shop.yaml\","
                  + "\"--tables\",\"shop.orders\",\"--bucket\",\"acme-landing\",\"--files\",\"1\"],"
                  + "\"sparkSubmitParameters\":\"--class io.frazil.command.Frazil\"}},"
                  + "\"name\":\"frazil s3://acme/shop.yaml\"}");
    }
  }

  @Test
  void sparkParametersAreLeftOutWhenThereAreNone() {
    try (FakeAws emr = FakeAws.start(NONE, STARTED)) {
      launcher(emr, "").start(REQUEST, "token0", MOST);

      assertThat(emr.asked().get(1).body()).doesNotContain("sparkSubmitParameters");
    }
  }

  @Test
  void activeRunOfThePipelineIsBusyOnWhateverPageItIs() {
    Answer first =
        Answer.ok("{\"jobRuns\":[" + run("other", "RUNNING") + "],\"nextToken\":\"more\"}");
    Answer second =
        Answer.ok("{\"jobRuns\":[" + run("frazil s3://acme/shop.yaml", "SCHEDULED") + "]}");
    try (FakeAws emr = FakeAws.start(first, second)) {
      assertThat(launcher(emr, "").start(REQUEST, "token0", MOST))
          .isEqualTo(Launch.busy("job run 00run is SCHEDULED"));
      assertThat(emr.asked()).hasSize(2);
    }
  }

  @Test
  void runsOfOtherPipelinesAreNotInTheWay() {
    try (FakeAws emr =
        FakeAws.start(
            Answer.ok("{\"jobRuns\":[" + run("frazil s3://acme/hr.yaml", "RUNNING") + "]}"),
            STARTED)) {
      assertThat(launcher(emr, "").start(REQUEST, "token0", MOST))
          .isEqualTo(Launch.started("00run"));
    }
  }

  @Test
  void namesOfLongPlacesKeepTheirEnd() {
    String place = "s3://acme/" + "folder/".repeat(60) + "shop.yaml";
    try (FakeAws emr = FakeAws.start(NONE, STARTED)) {
      launcher(emr, "").start(RunRequest.sweep(place), "token0", MOST);

      String name = emr.asked().get(1).body().replaceFirst(".*\"name\":\"", "");
      assertThat(name).startsWith("frazil ").endsWith("/shop.yaml\"}").hasSize(256 + 2);
    }
  }

  @Test
  void quotaIsBusy() {
    try (FakeAws emr =
        FakeAws.start(NONE, Answer.refusal(402, "ServiceQuotaExceededException", "Too many"))) {
      assertThat(launcher(emr, "").start(REQUEST, "token0", MOST))
          .isEqualTo(Launch.busy("ServiceQuotaExceededException: Too many"));
    }
  }

  @Test
  void deniedAccessNamesThePermission() {
    Answer denied = Answer.refusal(403, "AccessDeniedException", "Not allowed");
    try (FakeAws emr = FakeAws.start(denied)) {
      assertThatThrownBy(() -> launcher(emr, "").start(REQUEST, "token0", MOST))
          .hasMessage(
              "Cannot list job runs of EMR Serverless application 00app: access is denied"
                  + " (AccessDeniedException, Not allowed, request request-1). Allow"
                  + " emr-serverless:ListJobRuns on arn:aws:emr-serverless:*:*:/applications/00app"
                  + " to the role this runs as.");
    }
    try (FakeAws emr = FakeAws.start(NONE, denied)) {
      assertThatThrownBy(() -> launcher(emr, "").start(REQUEST, "token0", MOST))
          .hasMessageContaining("Allow emr-serverless:StartJobRun on ");
    }
  }

  private static String run(String name, String state) {
    return "{\"applicationId\":\"00app\",\"id\":\"00run\",\"name\":\""
        + name
        + "\",\"state\":\""
        + state
        + "\"}";
  }

  private static Launcher launcher(FakeAws emr, String sparkParameters) {
    return new LauncherSettings.EmrServerless(
            "00app", "arn:aws:iam::111122223333:role/r", "s3://acme/merge.jar", sparkParameters)
        .open(LocalLaunchers.at(emr.endpoint()));
  }
}
