package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What Frazil relies on of Amazon SQS, by the SDK's client, which checks every digest. */
abstract class SqsContract {

  protected SqsClient sqs;
  protected String queue;

  /** Where the server under test listens. */
  abstract URI endpoint();

  @BeforeEach
  void connect() {
    sqs = client(endpoint());
    queue = create(Map.of());
  }

  @AfterEach
  void disconnect() {
    sqs.close();
  }

  static SqsClient client(URI endpoint) {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Test
  void messageIsReceivedWithBodyAndAttributes() {
    sqs.sendMessage(
        send ->
            send.queueUrl(queue)
                .messageBody("{\"key\":\"ünï/çødé\"}")
                .messageAttributes(Map.of("kind", text("event"), "count", number("7"))));

    List<Message> messages =
        sqs.receiveMessage(
                receive ->
                    receive
                        .queueUrl(queue)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(
                            MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
            .messages();

    assertThat(messages)
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.body()).isEqualTo("{\"key\":\"ünï/çødé\"}");
              assertThat(message.messageAttributes())
                  .isEqualTo(Map.of("kind", text("event"), "count", number("7")));
              assertThat(message.attributes())
                  .isEqualTo(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
            });
  }

  @Test
  void receivedMessageIsHiddenUntilReleased() {
    send("a");
    Message first = receive(10).get(0);
    assertThat(receive(10)).isEmpty();

    sqs.changeMessageVisibility(
        change -> change.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));

    assertThat(receive(10))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.messageId()).isEqualTo(first.messageId());
              assertThat(again.receiptHandle()).isNotEqualTo(first.receiptHandle());
            });
  }

  @Test
  void messageComesBackWhenItsVisibilityTimeoutIsOver() {
    send("a");
    sqs.receiveMessage(receive -> receive.queueUrl(queue).visibilityTimeout(1));

    List<Message> again =
        sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(5)).messages();

    assertThat(again).extracting(Message::body).containsExactly("a");
  }

  @Test
  void deletedMessagesAreGone() {
    sendBatch("a", "b", "c");
    List<Message> received = receive(10);
    assertThat(received).extracting(Message::body).containsExactlyInAnyOrder("a", "b", "c");

    Message kept = received.get(0);
    sqs.deleteMessageBatch(
        delete -> delete.queueUrl(queue).entries(entries(received.subList(1, received.size()))));
    sqs.changeMessageVisibility(
        change -> change.queueUrl(queue).receiptHandle(kept.receiptHandle()).visibilityTimeout(0));

    assertThat(receive(10)).extracting(Message::messageId).containsExactly(kept.messageId());
  }

  @Test
  void noMoreMessagesAreReceivedThanAskedFor() {
    sendBatch("a", "b", "c");

    assertThat(receive(2)).hasSize(2);
    assertThat(receive(2)).hasSize(1);
  }

  @Test
  void queueIsFoundByNameAndCountsItsMessages() {
    send("a");
    send("b");
    receive(1);
    String name = queue.substring(queue.lastIndexOf('/') + 1);

    assertThat(sqs.getQueueUrl(get -> get.queueName(name)).queueUrl()).isEqualTo(queue);
    assertThat(
            sqs.getQueueAttributes(
                    get ->
                        get.queueUrl(queue)
                            .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes())
        .isEqualTo(
            Map.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1",
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1"));
  }

  @Test
  void purgedQueueIsEmpty() {
    sendBatch("a", "b");

    sqs.purgeQueue(purge -> purge.queueUrl(queue));

    assertThat(receive(10)).isEmpty();
  }

  @Test
  void messageReceivedTooOftenGoesToTheDeadLetterQueue() {
    String dead = create(Map.of());
    String arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    queue =
        create(
            Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "0",
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"2\"}"));
    send("a");

    assertThat(receive(1)).extracting(Message::body).containsExactly("a");
    assertThat(receive(1)).extracting(Message::body).containsExactly("a");
    assertThat(receive(1)).isEmpty();
    assertThat(sqs.receiveMessage(receive -> receive.queueUrl(dead)).messages())
        .extracting(Message::body)
        .containsExactly("a");
  }

  @Test
  void unknownQueueIsRefused() {
    assertThatThrownBy(
            () -> sqs.sendMessage(send -> send.queueUrl(queue + "-not").messageBody("a")))
        .isInstanceOf(QueueDoesNotExistException.class);
    assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName("no-such-queue")))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  @Test
  void handleThatWasNeverGivenIsRefused() {
    assertThatThrownBy(
            () -> sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle("invented")))
        .isInstanceOf(ReceiptHandleIsInvalidException.class);
  }

  @Test
  void batchSaysWhichOfItsEntriesFailed() {
    send("a");
    Message received = receive(1).get(0);

    List<BatchResultErrorEntry> failed =
        sqs.changeMessageVisibilityBatch(
                change ->
                    change
                        .queueUrl(queue)
                        .entries(
                            List.of(
                                longer("good", received.receiptHandle()),
                                longer("bad", "invented"))))
            .failed();

    assertThat(failed)
        .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code)
        .containsExactly(tuple("bad", "ReceiptHandleIsInvalid"));
  }

  String create(Map<QueueAttributeName, String> attributes) {
    return sqs.createQueue(
            create -> create.queueName("queue-" + UUID.randomUUID()).attributes(attributes))
        .queueUrl();
  }

  void send(String body) {
    sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body));
  }

  void sendBatch(String... bodies) {
    List<SendMessageBatchRequestEntry> entries =
        List.of(bodies).stream()
            .map(body -> SendMessageBatchRequestEntry.builder().id(body).messageBody(body).build())
            .toList();
    assertThat(sqs.sendMessageBatch(send -> send.queueUrl(queue).entries(entries)).failed())
        .isEmpty();
  }

  List<Message> receive(int most) {
    return sqs.receiveMessage(receive -> receive.queueUrl(queue).maxNumberOfMessages(most))
        .messages();
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
    return messages.stream()
        .map(
            message ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(message.messageId())
                    .receiptHandle(message.receiptHandle())
                    .build())
        .toList();
  }

  private static ChangeMessageVisibilityBatchRequestEntry longer(String id, String handle) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(handle)
        .visibilityTimeout(60)
        .build();
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private static MessageAttributeValue number(String value) {
    return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
  }
}
