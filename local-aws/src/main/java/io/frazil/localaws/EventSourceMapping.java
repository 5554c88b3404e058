package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What AWS runs between a queue and a function: receives messages, invokes the function with a
 * batch of them, and deletes those that the function did not ask to have again. A failed or
 * throttled invocation deletes none; they come again when their visibility timeout is over.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using Lambda with Amazon SQS" and "Implementing partial
 * batch responses" (read 2026-11-23). Takes one batch at a time, as with a maximum concurrency of
 * one, and gathers none over a batching window.
 */
public final class EventSourceMapping implements AutoCloseable {

  /**
   * Which queue calls which function.
   *
   * @param batchSize most messages of a batch, 1 to 10
   * @param waitSeconds how long an empty queue is waited at, 0 to 20
   */
  public record Mapping(String queueUrl, String function, int batchSize, int waitSeconds) {

    public Mapping {
      requireNonNull(queueUrl, "queueUrl is null");
      requireNonNull(function, "function is null");
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SqsClient sqs;
  private final LambdaClient lambda;
  private final Mapping mapping;
  private final Thread thread = new Thread(this::poll, "event-source-mapping");
  private volatile boolean open = true;

  private EventSourceMapping(SqsClient sqs, LambdaClient lambda, Mapping mapping) {
    this.sqs = sqs;
    this.lambda = lambda;
    this.mapping = mapping;
  }

  /**
   * Starts polling.
   *
   * @param lambda must not repeat an invocation by itself, and must wait as long as one may take
   */
  public static EventSourceMapping start(SqsClient sqs, LambdaClient lambda, Mapping mapping) {
    EventSourceMapping started = new EventSourceMapping(sqs, lambda, mapping);
    started.thread.setDaemon(true);
    started.thread.start();
    return started;
  }

  private void poll() {
    while (open) {
      try {
        List<Message> messages = receive();
        if (!messages.isEmpty()) {
          Set<String> again = invoke(messages);
          messages.stream()
              .filter(message -> !again.contains(message.messageId()))
              .forEach(this::delete);
        }
      } catch (AbortedException e) {
        open = false;
      }
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(
            receive ->
                receive
                    .queueUrl(mapping.queueUrl())
                    .maxNumberOfMessages(mapping.batchSize())
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .waitTimeSeconds(mapping.waitSeconds()))
        .messages();
  }

  /** The ids of messages that are to come again. */
  private Set<String> invoke(List<Message> messages) {
    Set<String> all = new HashSet<>();
    messages.forEach(message -> all.add(message.messageId()));
    try {
      InvokeResponse answer =
          lambda.invoke(
              invoke ->
                  invoke
                      .functionName(mapping.function())
                      .payload(SdkBytes.fromUtf8String(event(messages))));
      return answer.functionError() == null ? failed(answer.payload().asUtf8String(), all) : all;
    } catch (TooManyRequestsException e) {
      return all;
    }
  }

  private void delete(Message message) {
    sqs.deleteMessage(
        delete -> delete.queueUrl(mapping.queueUrl()).receiptHandle(message.receiptHandle()));
  }

  /** The event of a batch, as the function gets it. */
  static String event(List<Message> messages) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode record = records.addObject();
      record.put("messageId", message.messageId()).put("receiptHandle", message.receiptHandle());
      record.put("body", message.body()).put("md5OfBody", message.md5OfBody());
      ObjectNode attributes = record.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      record.putObject("messageAttributes");
      record.put("eventSource", "aws:sqs").put("awsRegion", "us-east-1");
      record.put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:queue");
    }
    return event.toString();
  }

  /**
   * The messages an answer asks for again: none for an answer without failures, all of them for one
   * that cannot be read or names a message that was not in the batch.
   */
  static Set<String> failed(String answer, Set<String> all) {
    try {
      JsonNode failures = JSON.readTree(answer).path("batchItemFailures");
      Set<String> failed = new HashSet<>();
      failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
      return all.containsAll(failed) ? failed : all;
    } catch (JsonProcessingException e) {
      return all;
    }
  }

  /** Takes no further batch; the one in hand, if any, is given up and comes again. */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
