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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TestLambdaLauncher {

  private static final Duration MOST = Duration.ofMinutes(1);

  private static final RunRequest REQUEST =
      new RunRequest(
          "s3://acme/\"shop\".yaml", List.of(TableName.parse("shop.orders")), "acme-landing", 2);

  @Test
  void mergeIsWaitedFor() {
    try (FakeAws lambda = FakeAws.start(Answer.ok("{}"))) {
      assertThat(launcher(lambda).start(REQUEST, "token", MOST))
          .isEqualTo(Launch.started("invocation request-1"));

      FakeAws.Asked asked = lambda.asked().get(0);
      assertThat(asked.line()).isEqualTo("POST /2015-03-31/functions/merge%3Alive/invocations");
      assertThat(asked.headers().get("X-amz-invocation-type")).containsExactly("RequestResponse");
      assertThat(asked.body())
          .isEqualTo(
              "{\"pipeline\":\"s3://acme/\\\"shop\\\".yaml\",\"tables\":\"shop.orders\","
                  + "\"bucket\":\"acme-landing\",\"files\":\"2\"}");
    }
  }

  @Test
  void mergeThatRanOutOfTimeIsAskedForAgain() {
    Answer more = Answer.ok("{\"exitCode\":0,\"tables\":[{\"moreToDo\":false}],\"moreToDo\":true}");
    Answer done = Answer.ok("{\"exitCode\":0,\"moreToDo\":false,\"tables\":[{\"moreToDo\":true}]}");
    try (FakeAws lambda = FakeAws.start(more, done, Answer.ok("null"), Answer.ok("no JSON"))) {
      Launcher launcher = launcher(lambda);

      assertThat(launcher.start(REQUEST, "token", MOST))
          .isEqualTo(Launch.busy("the merge function ran out of time and has more to do"));
      assertThat(launcher.start(REQUEST, "token", MOST).isStarted()).isTrue();
      assertThat(launcher.start(REQUEST, "token", MOST).isStarted()).isTrue();
      assertThatThrownBy(() -> launcher.start(REQUEST, "token", MOST))
          .hasMessage(
              "Cannot read the answer of merge function merge:live: it is no JSON (no JSON). Name"
                  + " Frazil's merge function in FRAZIL_MERGE_FUNCTION.");
    }
  }

  @Test
  void mergeThatFailsIsAFailure() {
    Answer failed =
        new Answer(
            200,
            Map.of("X-Amz-Function-Error", "Unhandled"),
            "{\"errorMessage\":\"Cannot merge shop.orders\"}");
    try (FakeAws lambda = FakeAws.start(failed)) {
      assertThatThrownBy(() -> launcher(lambda).start(REQUEST, "token", MOST))
          .hasMessage(
              "Cannot finish merge function merge:live: it ended with Unhandled"
                  + " ({\"errorMessage\":\"Cannot merge shop.orders\"}). Look into its log; the"
                  + " messages come again.");
    }
  }

  @Test
  @Timeout(60)
  void mergeThatOutlastsTheTriggerIsNotWaitedForAndComesAgain() {
    try (FakeAws lambda = FakeAws.start(Answer.silence())) {
      assertThat(launcher(lambda).start(REQUEST, "token", Duration.ofSeconds(1)))
          .isEqualTo(
              Launch.postponed(
                  "merge function merge:live had no answer within 1 s; it goes on by itself"));
      assertThat(lambda.asked()).hasSize(1);
    }
  }

  @Test
  void reservedConcurrencyInUseIsBusyAndNotRetried() {
    Answer busy = Answer.refusal(429, "TooManyRequestsException", "Rate Exceeded.");
    try (FakeAws lambda = FakeAws.start(busy)) {
      assertThat(launcher(lambda).start(REQUEST, "token", MOST))
          .isEqualTo(Launch.busy("TooManyRequestsException: Rate Exceeded."));
      assertThat(lambda.asked()).hasSize(1);
    }
  }

  @Test
  void failureOfTheServiceIsNotRetried() {
    try (FakeAws lambda = FakeAws.start(Answer.refusal(500, "ServiceException", "Oops"))) {
      assertThatThrownBy(() -> launcher(lambda).start(REQUEST, "token", MOST))
          .hasMessageStartingWith("Cannot invoke Lambda function merge:live: AWS failed (");
      assertThat(lambda.asked()).hasSize(1);
    }
  }

  @Test
  void deniedAccessNamesThePermission() {
    try (FakeAws lambda =
        FakeAws.start(Answer.refusal(403, "AccessDeniedException", "Not allowed"))) {
      assertThatThrownBy(() -> launcher(lambda).start(REQUEST, "token", MOST))
          .hasMessageContaining("Allow lambda:InvokeFunction on merge:live to the role");
    }
  }

  private static Launcher launcher(FakeAws lambda) {
    return new LauncherSettings.Lambda("merge:live").open(LocalLaunchers.at(lambda.endpoint()));
  }
}
