package io.frazil.localaws;

import io.frazil.localaws.JsonServer.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One queue; guarded by the lock of the queues. */
final class SqsQueue {

  private final String name;
  private final String url;
  private final Instant created;
  private final List<SqsMessage> messages = new ArrayList<>();
  private SqsAttributes attributes;

  SqsQueue(String name, String url, Instant created, SqsAttributes attributes) {
    this.name = name;
    this.url = url;
    this.created = created;
    this.attributes = attributes;
  }

  String name() {
    return name;
  }

  String url() {
    return url;
  }

  SqsAttributes attributes() {
    return attributes;
  }

  void set(SqsAttributes changed) {
    attributes = changed;
  }

  /** In the order in which they were sent. */
  List<SqsMessage> messages() {
    return messages;
  }

  /** The message that a handle was given for last; empty when it is gone or was received again. */
  Optional<SqsMessage> received(String handle) {
    if (!SqsMessage.isReceipt(handle)) {
      throw new AwsError(
          400,
          "com.amazonaws.sqs#ReceiptHandleIsInvalid",
          "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }
    return messages.stream().filter(message -> message.receipt().equals(handle)).findFirst();
  }

  /** Settings and counts, as {@code GetQueueAttributes} gives all of them. */
  Map<String, String> described(Instant now) {
    long visible = messages.stream().filter(message -> message.isVisible(now)).count();
    long inFlight = messages.stream().filter(message -> message.isInFlight(now)).count();
    Map<String, String> all = new TreeMap<>(attributes.all());
    all.put("QueueArn", "arn:aws:sqs:us-east-1:" + SqsQueues.ACCOUNT + ":" + name);
    all.put("CreatedTimestamp", Long.toString(created.getEpochSecond()));
    all.put("LastModifiedTimestamp", Long.toString(created.getEpochSecond()));
    all.put("ApproximateNumberOfMessages", Long.toString(visible));
    all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(inFlight));
    all.put(
        "ApproximateNumberOfMessagesDelayed", Long.toString(messages.size() - visible - inFlight));
    return all;
  }
}
