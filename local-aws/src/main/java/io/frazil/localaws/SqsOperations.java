package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The operations of SQS: requests checked and answered under the API's names. */
final class SqsOperations implements JsonServer.Service {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MOST_MESSAGES = 10;
  private static final int LONGEST_WAIT = 20;
  private static final int LONGEST_VISIBILITY = 43_200;
  private static final int LONGEST_DELAY = 900;

  private final SqsQueues queues;
  private final Map<String, Function<JsonNode, ObjectNode>> operations = new TreeMap<>();

  SqsOperations(SqsQueues queues) {
    this.queues = queues;
    operations.put("CreateQueue", this::createQueue);
    operations.put("DeleteQueue", this::deleteQueue);
    operations.put("GetQueueUrl", this::queueUrl);
    operations.put("ListQueues", this::listQueues);
    operations.put("GetQueueAttributes", this::queueAttributes);
    operations.put("SetQueueAttributes", this::changeQueueAttributes);
    operations.put("PurgeQueue", this::purge);
    operations.put("SendMessage", request -> send(queue(request), request));
    operations.put("SendMessageBatch", request -> batch(request, this::send));
    operations.put("ReceiveMessage", this::receive);
    operations.put("DeleteMessage", request -> delete(queue(request), request));
    operations.put("DeleteMessageBatch", request -> batch(request, this::delete));
    operations.put("ChangeMessageVisibility", request -> hide(queue(request), request));
    operations.put("ChangeMessageVisibilityBatch", request -> batch(request, this::hide));
  }

  @Override
  public ObjectNode answer(String operation, JsonNode request) {
    Function<JsonNode, ObjectNode> known = operations.get(operation);
    if (known == null) {
      throw new AwsError(
          400,
          "com.amazonaws.sqs#UnsupportedOperation",
          operation + " is not served here, only " + operations.keySet() + ".");
    }
    return known.apply(request);
  }

  private SqsQueue queue(JsonNode request) {
    return queues.find(request.path("QueueUrl").asText());
  }

  private ObjectNode createQueue(JsonNode request) {
    SqsAttributes attributes = SqsAttributes.of(request.path("Attributes"));
    return NODES
        .objectNode()
        .put("QueueUrl", queues.create(request.path("QueueName").asText(), attributes).url());
  }

  private ObjectNode deleteQueue(JsonNode request) {
    queues.delete(queue(request));
    return NODES.objectNode();
  }

  private ObjectNode queueUrl(JsonNode request) {
    return NODES
        .objectNode()
        .put("QueueUrl", queues.find(request.path("QueueName").asText()).url());
  }

  private ObjectNode listQueues(JsonNode request) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode urls = answer.putArray("QueueUrls");
    queues.urls(request.path("QueueNamePrefix").asText("")).forEach(urls::add);
    return answer;
  }

  private ObjectNode queueAttributes(JsonNode request) {
    Set<String> asked = texts(request.path("AttributeNames"));
    ObjectNode answer = NODES.objectNode();
    ObjectNode attributes = answer.putObject("Attributes");
    queues
        .described(queue(request))
        .forEach(
            (name, value) -> {
              if (asked.contains("All") || asked.contains(name)) {
                attributes.put(name, value);
              }
            });
    return answer;
  }

  private ObjectNode changeQueueAttributes(JsonNode request) {
    SqsQueue queue = queue(request);
    queues.set(queue, queue.attributes().with(request.path("Attributes")));
    return NODES.objectNode();
  }

  private ObjectNode purge(JsonNode request) {
    queues.purge(queue(request));
    return NODES.objectNode();
  }

  private ObjectNode send(SqsQueue queue, JsonNode message) {
    String body = message.path("MessageBody").asText();
    if (body.isEmpty()) {
      throw new AwsError(
          400,
          "com.amazon.coral.service#MissingRequiredParameterException",
          "The request must contain the parameter MessageBody.");
    }
    ObjectNode attributes =
        message.path("MessageAttributes").isObject()
            ? (ObjectNode) message.get("MessageAttributes")
            : NODES.objectNode();
    int whole = queue.attributes().seconds(SqsAttributes.DELAY);
    int delay = within(message, SqsAttributes.DELAY, new Range(0, LONGEST_DELAY, whole));
    SqsMessage.Content content =
        new SqsMessage.Content(SqsMessage.Content.newId(), body, attributes);
    queues.send(queue, content, delay);
    ObjectNode answer = NODES.objectNode();
    answer.put("MessageId", content.id()).put("MD5OfMessageBody", SqsDigest.of(body));
    if (!attributes.isEmpty()) {
      answer.put("MD5OfMessageAttributes", SqsDigest.of(attributes));
    }
    return answer;
  }

  private ObjectNode receive(JsonNode request) {
    SqsQueue queue = queue(request);
    SqsAttributes attributes = queue.attributes();
    int most = within(request, "MaxNumberOfMessages", new Range(1, MOST_MESSAGES, 1));
    int visibility = attributes.seconds(SqsAttributes.VISIBILITY);
    int hidden =
        within(request, SqsAttributes.VISIBILITY, new Range(0, LONGEST_VISIBILITY, visibility));
    int longPoll = attributes.seconds(SqsAttributes.WAIT);
    int wait = within(request, "WaitTimeSeconds", new Range(0, LONGEST_WAIT, longPoll));
    List<SqsMessage.Received> received =
        queues.receive(queue, most, Duration.ofSeconds(hidden), Duration.ofSeconds(wait));
    ObjectNode answer = NODES.objectNode();
    if (!received.isEmpty()) {
      ArrayNode messages = answer.putArray("Messages");
      received.forEach(message -> messages.add(described(message, request)));
    }
    return answer;
  }

  private static ObjectNode described(SqsMessage.Received message, JsonNode request) {
    SqsMessage.Content content = message.content();
    ObjectNode node = NODES.objectNode();
    node.put("MessageId", content.id()).put("ReceiptHandle", message.receipt());
    node.put("Body", content.body()).put("MD5OfBody", SqsDigest.of(content.body()));
    Set<String> system = texts(request.path("MessageSystemAttributeNames"));
    system.addAll(texts(request.path("AttributeNames")));
    ObjectNode attributes = NODES.objectNode();
    Map<String, String> all = new TreeMap<>();
    all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
    all.put("SentTimestamp", Long.toString(message.sent().toEpochMilli()));
    all.put(
        "ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceived().toEpochMilli()));
    all.put("SenderId", SqsQueues.ACCOUNT);
    all.forEach(
        (name, value) -> {
          if (system.contains("All") || system.contains(name)) {
            attributes.put(name, value);
          }
        });
    if (!attributes.isEmpty()) {
      node.set("Attributes", attributes);
    }
    Set<String> asked = texts(request.path("MessageAttributeNames"));
    ObjectNode given = content.attributes().deepCopy();
    if (!asked.contains("All") && !asked.contains(".*")) {
      given.retain(asked);
    }
    if (!given.isEmpty()) {
      node.set("MessageAttributes", given);
      node.put("MD5OfMessageAttributes", SqsDigest.of(given));
    }
    return node;
  }

  private ObjectNode delete(SqsQueue queue, JsonNode message) {
    queues.deleteMessage(queue, message.path("ReceiptHandle").asText());
    return NODES.objectNode();
  }

  private ObjectNode hide(SqsQueue queue, JsonNode message) {
    int time = within(message, SqsAttributes.VISIBILITY, new Range(0, LONGEST_VISIBILITY, 0));
    queues.hide(queue, message.path("ReceiptHandle").asText(), Duration.ofSeconds(time));
    return NODES.objectNode();
  }

  private interface EntryOperation {

    ObjectNode apply(SqsQueue queue, JsonNode entry);
  }

  private ObjectNode batch(JsonNode request, EntryOperation operation) {
    SqsQueue queue = queue(request);
    JsonNode entries = request.path("Entries");
    check(entries);
    ObjectNode answer = NODES.objectNode();
    ArrayNode successful = answer.putArray("Successful");
    ArrayNode failed = answer.putArray("Failed");
    for (JsonNode entry : entries) {
      String id = entry.path("Id").asText();
      try {
        successful.add(operation.apply(queue, entry).put("Id", id));
      } catch (AwsError e) {
        failed
            .addObject()
            .put("Id", id)
            .put("SenderFault", true)
            .put("Code", e.type().substring(e.type().indexOf('#') + 1))
            .put("Message", e.getMessage());
      }
    }
    return answer;
  }

  private static void check(JsonNode entries) {
    Set<String> ids = new HashSet<>();
    entries.forEach(entry -> ids.add(entry.path("Id").asText()));
    String refusal =
        entries.isEmpty()
            ? "EmptyBatchRequest"
            : entries.size() > MOST_MESSAGES
                ? "TooManyEntriesInBatchRequest"
                : ids.size() < entries.size() ? "BatchEntryIdsNotDistinct" : "";
    if (!refusal.isEmpty()) {
      throw new AwsError(
          400,
          "com.amazonaws.sqs#" + refusal,
          "Expected 1 to 10 entries with an Id each, got " + entries.size() + ".");
    }
  }

  private record Range(int least, int most, int whenMissing) {}

  private static int within(JsonNode request, String name, Range range) {
    int value = request.path(name).asInt(range.whenMissing());
    if (value < range.least() || value > range.most()) {
      throw new AwsError(
          400,
          "com.amazon.coral.service#InvalidParameterValueException",
          "Value "
              + value
              + " for parameter "
              + name
              + " is invalid. Reason: Must be between "
              + range.least()
              + " and "
              + range.most()
              + ", if provided.");
    }
    return value;
  }

  private static Set<String> texts(JsonNode names) {
    Set<String> texts = new HashSet<>();
    names.forEach(name -> texts.add(name.asText()));
    return texts;
  }
}
