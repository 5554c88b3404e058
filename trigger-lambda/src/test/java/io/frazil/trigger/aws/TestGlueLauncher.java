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

final class TestGlueLauncher {

  private static final Duration MOST = Duration.ofMinutes(1);

  private static final RunRequest REQUEST =
      new RunRequest(
          "s3://acme/shop.yaml",
          List.of(TableName.parse("shop.lines"), TableName.parse("shop.orders")),
          "acme-landing",
          3);

  @Test
  void runIsStartedWithItsArguments() {
    try (FakeAws glue = FakeAws.start(Answer.ok("{\"JobRunId\":\"jr_1\"}"))) {
      assertThat(launcher(glue).start(REQUEST, "token", MOST)).isEqualTo(Launch.started("jr_1"));

      assertThat(glue.asked())
          .singleElement()
          .satisfies(
              asked -> {
                assertThat(asked.target()).isEqualTo("AWSGlue.StartJobRun");
                assertThat(asked.body())
                    .isEqualTo(
                        "{\"JobName\":\"merge\",\"Arguments\":{"
                            + "\"--pipeline\":\"s3://acme/shop.yaml\","
                            + "\"--tables\":\"shop.lines,shop.orders\","
                            + "\"--bucket\":\"acme-landing\",\"--files\":\"3\"}}");
              });
    }
  }

  @Test
  void sweepNamesThePipelineAlone() {
    try (FakeAws glue = FakeAws.start(Answer.ok("{\"JobRunId\":\"jr_1\"}"))) {
      launcher(glue).start(RunRequest.sweep("s3://acme/shop.yaml"), "token", MOST);

      assertThat(glue.asked().get(0).body())
          .isEqualTo(
              "{\"JobName\":\"merge\",\"Arguments\":{\"--pipeline\":\"s3://acme/shop.yaml\"}}");
    }
  }

  @Test
  void activeRunAndLimitOfTheAccountAreBusy() {
    try (FakeAws glue =
        FakeAws.start(
            Answer.refusal(400, "ConcurrentRunsExceededException", "Concurrent runs exceeded"),
            Answer.refusal(400, "ResourceNumberLimitExceededException", "Too many runs"))) {
      Launcher launcher = launcher(glue);

      assertThat(launcher.start(REQUEST, "token", MOST))
          .isEqualTo(Launch.busy("ConcurrentRunsExceededException: Concurrent runs exceeded"));
      assertThat(launcher.start(REQUEST, "token", MOST))
          .isEqualTo(Launch.busy("ResourceNumberLimitExceededException: Too many runs"));
      assertThat(glue.asked()).hasSize(2);
    }
  }

  @Test
  void throttlingIsRetriedByTheSdk() {
    try (FakeAws glue =
        FakeAws.start(
            Answer.refusal(400, "ThrottlingException", "Rate exceeded"),
            Answer.ok("{\"JobRunId\":\"jr_2\"}"))) {
      assertThat(launcher(glue).start(REQUEST, "token", MOST)).isEqualTo(Launch.started("jr_2"));
    }
  }

  @Test
  void deniedAccessNamesThePermission() {
    try (FakeAws glue =
        FakeAws.start(Answer.refusal(400, "AccessDeniedException", "Not allowed"))) {
      assertThatThrownBy(() -> launcher(glue).start(REQUEST, "token", MOST))
          .hasMessage(
              "Cannot start Glue job merge: access is denied (AccessDeniedException, Not allowed,"
                  + " request request-1). Allow glue:StartJobRun on arn:aws:glue:*:*:job/merge to"
                  + " the role this runs as.");
    }
  }

  @Test
  void missingJobIsConfiguration() {
    try (FakeAws glue =
        FakeAws.start(Answer.refusal(400, "EntityNotFoundException", "Job not found"))) {
      assertThatThrownBy(() -> launcher(glue).start(REQUEST, "token", MOST))
          .hasMessageStartingWith("Cannot start Glue job merge: it is not there (");
    }
  }

  private static Launcher launcher(FakeAws glue) {
    return new LauncherSettings.Glue("merge").open(LocalLaunchers.at(glue.endpoint()));
  }
}
