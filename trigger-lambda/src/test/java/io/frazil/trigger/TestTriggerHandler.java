package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.trigger.aws.FakeAws;
import io.frazil.trigger.aws.FakeAws.Answer;
import io.frazil.trigger.aws.LocalLaunchers;
import io.frazil.trigger.launch.LauncherSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded events in, requests to Glue over HTTP and partial batch responses out. */
final class TestTriggerHandler {

  private static final Answer STARTED = Answer.ok("{\"JobRunId\":\"jr_1\"}");
  private static final Answer BUSY =
      Answer.refusal(400, "ConcurrentRunsExceededException", "Concurrent runs exceeded");
  private static final Answer DENIED = Answer.refusal(400, "AccessDeniedException", "Not allowed");

  @TempDir Path folder;
  private String shop;
  private String hr;

  @BeforeEach
  void writePipelines() {
    shop =
        Pipelines.write(
            folder,
            "shop.yaml",
            Pipelines.yaml(
                "s3://acme-landing/dms",
                "public.orders",
                "public.order_details",
                "Sales & Co.ärger=+1",
                "Sales & Co.100%25"));
    hr = Pipelines.write(folder, "hr.yaml", Pipelines.yaml("s3://other-landing/dms", "hr.people"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sqs-s3-put | public.orders | 1",
        "sqs-s3-multipart | public.orders | 1",
        "sqs-s3-odd-keys | Sales%20%26%20Co.100%2525,Sales%20%26%20Co.%C3%A4rger%3D%2B1 | 2",
        "sqs-s3-plain-keys | Sales%20%26%20Co.%C3%A4rger%3D%2B1 | 1",
        "sqs-sns-s3-put | public.orders | 1",
        "sqs-eventbridge-created | public.orders | 1",
        "sqs-eventbridge-odd-key | Sales%20%26%20Co.%C3%A4rger%3D%2B1 | 1",
        "sqs-duplicate | public.orders | 1",
      })
  void everyEnvelopeStartsOneRun(String event, String tables, int files) {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      SQSBatchResponse answer = handler(glue).handleRequest(LambdaEvents.read(event), context());

      assertThat(LambdaEvents.write(answer)).isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(requests(glue))
          .containsExactly(
              "{\"JobName\":\"merge\",\"Arguments\":{\"--pipeline\":\""
                  + shop
                  + "\",\"--tables\":\""
                  + tables
                  + "\",\"--bucket\":\"acme-landing\",\"--files\":\""
                  + files
                  + "\"}}");
    }
  }

  @ParameterizedTest
  @CsvSource({"sqs-s3-test", "sqs-s3-removed"})
  void messagesWithNothingToDoAreDone(String event) {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      SQSBatchResponse answer = handler(glue).handleRequest(LambdaEvents.read(event), context());

      assertThat(answer.getBatchItemFailures()).isEmpty();
      assertThat(glue.asked()).isEmpty();
    }
  }

  @Test
  void mixedBatchReturnsWhatCannotBeReadAndStartsTheRest() {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      SQSBatchResponse answer =
          handler(glue).handleRequest(LambdaEvents.read("sqs-mixed"), context());

      assertThat(LambdaEvents.write(answer))
          .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m3\"}]}");
      assertThat(requests(glue))
          .satisfiesExactly(
              first -> assertThat(first).contains(shop, "\"--tables\":\"public.orders\""),
              second -> assertThat(second).contains(hr, "\"--tables\":\"hr.people\""));
    }
  }

  @Test
  void messagesOfABusyPipelineComeAgainAndNoOthers() {
    try (FakeAws glue = FakeAws.start(BUSY, STARTED)) {
      SQSBatchResponse answer =
          handler(glue).handleRequest(LambdaEvents.read("sqs-mixed"), context());

      assertThat(ids(answer)).containsExactly("m1", "m2", "m3", "m4");
    }
  }

  @Test
  void messagesOfARefusedRunComeAgainAndOthersGoOn() {
    try (FakeAws glue = FakeAws.start(STARTED, DENIED)) {
      SQSBatchResponse answer =
          handler(glue).handleRequest(LambdaEvents.read("sqs-mixed"), context());

      assertThat(ids(answer)).containsExactly("m3", "m6");
    }
  }

  @Test
  void messagesOfARunThatNoTimeIsLeftForComeAgain() {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      SQSBatchResponse answer =
          handler(glue)
              .handleRequest(LambdaEvents.read("sqs-mixed"), context(900_000, 900_000, 14_999));

      assertThat(ids(answer)).containsExactly("m3", "m6");
      assertThat(requests(glue)).singleElement().asString().contains(shop);
    }
  }

  @Test
  void sweepThatNoTimeIsLeftForFailsSoThatItIsRepeated() {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      assertThatThrownBy(
              () ->
                  handler(glue)
                      .handleRequest(
                          LambdaEvents.read("scheduled"), context(900_000, 900_000, 14_999)))
          .hasMessage(
              "Cannot start every run of the sweep:\n  No time is left to begin the run of "
                  + hr
                  + ".");
      assertThat(requests(glue)).containsExactly(sweep(shop));
    }
  }

  @Test
  void shortInvocationStartsRunsToo() {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      handler(glue).handleRequest(LambdaEvents.read("sqs-s3-put"), context(3_000, 2_900));

      assertThat(glue.asked()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"scheduled", "sqs-scheduled"})
  void scheduleSweepsEveryPipeline(String event) {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      SQSBatchResponse answer = handler(glue).handleRequest(LambdaEvents.read(event), context());

      assertThat(answer.getBatchItemFailures()).isEmpty();
      assertThat(requests(glue)).containsExactly(sweep(shop), sweep(hr));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"time\": \"2026-11-20T10:05:00Z\"}", "null"})
  void anyInvocationWithoutRecordsIsASweep(String event) {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      handler(glue).handleRequest(LambdaEvents.parse(event), context());

      assertThat(requests(glue)).containsExactly(sweep(shop), sweep(hr));
    }
  }

  @Test
  void sweepThatMeetsAnActiveRunIsDone() {
    try (FakeAws glue = FakeAws.start(BUSY)) {
      assertThat(ids(handler(glue).handleRequest(LambdaEvents.read("scheduled"), context())))
          .isEmpty();
    }
  }

  @Test
  void sweepThatIsRefusedFailsAfterTheOtherPipelines() {
    try (FakeAws glue = FakeAws.start(DENIED, STARTED)) {
      assertThatThrownBy(
              () -> handler(glue).handleRequest(LambdaEvents.read("scheduled"), context()))
          .hasMessage(
              "Cannot start every run of the sweep:\n"
                  + "  Cannot start Glue job merge: access is denied (AccessDeniedException, Not"
                  + " allowed, request request-1). Allow glue:StartJobRun on"
                  + " arn:aws:glue:*:*:job/merge to the role this runs as.");
      assertThat(glue.asked()).hasSize(2);
    }
  }

  @Test
  void notificationThatPassedNoQueueIsRefused() {
    try (FakeAws glue = FakeAws.start(STARTED)) {
      assertThatThrownBy(
              () -> handler(glue).handleRequest(LambdaEvents.read("s3-without-queue"), context()))
          .hasMessage(
              "Cannot read a record of aws:s3: it is no message of a queue. Expected records of"
                  + " aws:sqs. Send the notifications to a queue that is the event source of this"
                  + " function.");
      assertThat(glue.asked()).isEmpty();
    }
  }

  private TriggerHandler handler(FakeAws glue) {
    Clock clock = Clock.fixed(Instant.parse("2026-11-20T10:31:25Z"), ZoneOffset.UTC);
    return new TriggerHandler(
        new Trigger(
            new PipelineCache(
                List.of(shop, hr), PipelineFiles.ON_DISK, clock, Duration.ofMinutes(5)),
            new LauncherSettings.Glue("merge").open(LocalLaunchers.at(glue.endpoint()))));
  }

  private static InvocationContext context() {
    return context(60_000);
  }

  /** Whose time is asked for once at its begin, and once before each run. */
  private static InvocationContext context(int... remainingMillis) {
    PrimitiveIterator.OfInt answers = Arrays.stream(remainingMillis).iterator();
    int last = remainingMillis[remainingMillis.length - 1];
    return new InvocationContext(
        "8f5a3f5e-0d1c-4c1e-9a53-1a2b3c4d5e6f", () -> answers.hasNext() ? answers.nextInt() : last);
  }

  private static String sweep(String pipeline) {
    return "{\"JobName\":\"merge\",\"Arguments\":{\"--pipeline\":\"" + pipeline + "\"}}";
  }

  private static List<String> requests(FakeAws glue) {
    return glue.asked().stream().map(FakeAws.Asked::body).toList();
  }

  private static List<String> ids(SQSBatchResponse answer) {
    return answer.getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
  }
}
