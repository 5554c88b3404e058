package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.JavaProcess.Program;
import io.frazil.model.event.CreatedObject;
import io.frazil.model.event.ObjectEvents;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What is put on S3 is what the queue tells of, whoever plays the two. */
abstract class NotificationContract {

  /** Names DMS may write, and one that it may not but a copy may. */
  private static final List<String> KEYS =
      List.of(
          "dms/public/orders/LOAD00000001.csv",
          "dms/public/orders/2024/06/12/20240612-103127401.csv",
          "dms/public/order details/a=1/b+c/ü%20.csv");

  @TempDir Path folder;

  /** Where S3 and SQS are. */
  abstract URI s3();

  abstract URI sqs();

  /** Beside the names, what the set-up is told. */
  abstract List<String> setUpOptions();

  @Test
  void messagesNameTheObjectsThatWerePut() {
    setUp();
    try (S3Client s3 = s3Client();
        SqsClient sqs = sqsClient()) {
      for (String key : KEYS) {
        s3.putObject(
            put -> put.bucket("contract-landing").key(key), RequestBody.fromString("I,1\n"));
      }

      assertThat(told(sqs))
          .extracting(CreatedObject::bucket, CreatedObject::key, CreatedObject::size)
          .containsExactlyInAnyOrderElementsOf(
              KEYS.stream()
                  .map(key -> org.assertj.core.groups.Tuple.tuple("contract-landing", key, 4L))
                  .toList());
    }
  }

  /** Twice, because it must be repeatable. */
  private void setUp() {
    for (int i = 0; i < 2; i++) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  "SetUp",
                  "--landing",
                  "contract-landing",
                  "--lake",
                  "contract-lake",
                  "--queue",
                  "contract-events"));
      arguments.addAll(setUpOptions());
      Map<String, String> environment =
          new HashMap<>(
              Map.of(
                  "AWS_REGION", "us-east-1",
                  "AWS_ACCESS_KEY_ID", "test",
                  "AWS_SECRET_ACCESS_KEY", "test",
                  "AWS_ENDPOINT_URL_S3", s3().toString(),
                  "AWS_ENDPOINT_URL_SQS", sqs().toString()));
      try (JavaProcess process =
          JavaProcess.start(
              folder.resolve("setup.log"),
              environment,
              Program.localAws(arguments.toArray(String[]::new)))) {
        assertThat(process.exitCode(Duration.ofMinutes(1))).as(process.output()).isZero();
      }
    }
  }

  private List<CreatedObject> told(SqsClient sqs) {
    String url = sqs.getQueueUrl(get -> get.queueName("contract-events")).queueUrl();
    List<CreatedObject> told = new ArrayList<>();
    for (int empty = 0; empty < 2 && told.size() < KEYS.size(); ) {
      List<Message> messages =
          sqs.receiveMessage(
                  receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(5))
              .messages();
      empty = messages.isEmpty() ? empty + 1 : empty;
      for (Message message : messages) {
        ObjectEvents events = ObjectEvents.parse(message.body());
        assertThat(events.isKnown()).as(message.body()).isTrue();
        told.addAll(events.created());
      }
    }
    return told;
  }

  private S3Client s3Client() {
    return S3Client.builder()
        .endpointOverride(s3())
        .forcePathStyle(true)
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private SqsClient sqsClient() {
    return SqsClient.builder()
        .endpointOverride(sqs())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
