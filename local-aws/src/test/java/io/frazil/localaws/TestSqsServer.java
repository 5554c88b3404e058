package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The contract on the server of this module, and what it does when told to fail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TestSqsServer extends SqsContract {

  private SqsServer server;

  @BeforeAll
  void start() {
    server = SqsServer.start(new InetSocketAddress("127.0.0.1", 0));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Override
  URI endpoint() {
    return server.endpoint();
  }

  @Test
  void longPollEndsWhenAMessageComes() {
    CompletableFuture<List<Message>> poll =
        CompletableFuture.supplyAsync(
            () ->
                sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(20))
                    .messages());

    server.send(queue, "a");

    assertThat(poll.join()).extracting(Message::body).containsExactly("a");
  }

  @Test
  void doubledMessageIsReceivedTwiceUnderOneId() {
    server.deliveries().deliverTwice(1);
    send("a");
    send("b");

    List<Message> received = receive(10);

    assertThat(received).extracting(Message::body).containsExactly("a", "a", "b");
    assertThat(received.get(0).messageId()).isEqualTo(received.get(1).messageId());
  }

  @Test
  void droppedMessageIsNeverSeen() {
    server.deliveries().drop(1);
    sendBatch("a", "b");

    assertThat(receive(10)).extracting(Message::body).containsExactly("b");
  }

  @Test
  void delayedMessageComesLater() {
    server.deliveries().delay(Duration.ofMillis(300));
    send("late");
    server.deliveries().delay(Duration.ZERO);
    send("soon");

    assertThat(receive(10)).extracting(Message::body).containsExactly("soon");
    assertThat(sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(5)).messages())
        .extracting(Message::body)
        .containsExactly("late");
  }

  @Test
  void messagesComeInAnotherOrder() {
    try (SqsServer shuffling = SqsServer.start(new InetSocketAddress("127.0.0.1", 0))) {
      shuffling.deliveries().reorder(7);
      String url = shuffling.createQueue("queue");
      for (String body : List.of("a", "b", "c", "d", "e", "f")) {
        shuffling.send(url, body);
      }
      try (var client = client(shuffling.endpoint())) {
        assertThat(
                client
                    .receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
                    .messages())
            .extracting(Message::body)
            .containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f")
            .isNotEqualTo(List.of("a", "b", "c", "d", "e", "f"));
      }
    }
  }

  @Test
  void clientTriesAgainWhenThrottled() {
    server
        .faults()
        .refuse(
            Faults.Calls.next("SendMessage", 1),
            400,
            "com.amazonaws.sqs#RequestThrottled",
            "The request is throttled.");

    send("a");

    assertThat(receive(10)).extracting(Message::body).containsExactly("a");
  }

  @Test
  void oldHandleDeletesNothing() {
    send("a");
    Message first = receive(1).get(0);
    sqs.changeMessageVisibility(
        change -> change.queueUrl(queue).receiptHandle(first.receiptHandle()).visibilityTimeout(0));
    Message second = receive(1).get(0);

    sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(first.receiptHandle()));
    sqs.changeMessageVisibility(
        change ->
            change.queueUrl(queue).receiptHandle(second.receiptHandle()).visibilityTimeout(0));

    assertThat(receive(1)).extracting(Message::body).containsExactly("a");
  }

  @Test
  void waitOutsideTheRangeIsRefused() {
    assertThatThrownBy(
            () -> sqs.receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(21)))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining(
            "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be between 0 and 20,"
                + " if provided.");
  }
}
