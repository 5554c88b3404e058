package io.frazil.localaws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.localaws.JsonServer.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings of a queue, under the API's names.
 *
 * @param given those that were set; the others are at their defaults
 */
record SqsAttributes(Map<String, String> given) {

  /** When a message goes to a dead-letter queue. */
  record Redrive(String queueName, int maxReceives) {}

  static final String VISIBILITY = "VisibilityTimeout";
  static final String WAIT = "ReceiveMessageWaitTimeSeconds";
  static final String DELAY = "DelaySeconds";
  static final SqsAttributes DEFAULT = new SqsAttributes(Map.of());

  private static final Map<String, String> DEFAULTS =
      Map.of(
          VISIBILITY,
          "30",
          WAIT,
          "0",
          DELAY,
          "0",
          "MaximumMessageSize",
          "262144",
          "MessageRetentionPeriod",
          "345600");
  private static final Set<String> OTHERS =
      Set.of("RedrivePolicy", "RedriveAllowPolicy", "Policy", "SqsManagedSseEnabled");
  private static final ObjectMapper JSON = new ObjectMapper();

  SqsAttributes {
    given = Map.copyOf(given);
    for (String name : given.keySet()) {
      if (!DEFAULTS.containsKey(name) && !OTHERS.contains(name)) {
        throw new AwsError(
            400, "com.amazonaws.sqs#InvalidAttributeName", "Unknown Attribute " + name + ".");
      }
    }
  }

  static SqsAttributes of(JsonNode attributes) {
    return DEFAULT.with(attributes);
  }

  SqsAttributes with(JsonNode changes) {
    Map<String, String> changed = new TreeMap<>(given);
    changes.fields().forEachRemaining(e -> changed.put(e.getKey(), e.getValue().asText()));
    return new SqsAttributes(changed);
  }

  int seconds(String name) {
    return Integer.parseInt(all().get(name));
  }

  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>(DEFAULTS);
    all.putAll(given);
    return all;
  }

  Optional<Redrive> redrive() {
    String policy = given.getOrDefault("RedrivePolicy", "");
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode redrive = JSON.readTree(policy);
      String arn = redrive.path("deadLetterTargetArn").asText();
      int maxReceives = redrive.path("maxReceiveCount").asInt();
      return Optional.of(new Redrive(arn.substring(arn.lastIndexOf(':') + 1), maxReceives));
    } catch (JsonProcessingException e) {
      throw new AwsError(
          400, "com.amazonaws.sqs#InvalidAttributeValue", "Invalid value for RedrivePolicy.");
    }
  }
}
