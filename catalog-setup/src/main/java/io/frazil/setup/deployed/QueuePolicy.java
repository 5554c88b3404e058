package io.frazil.setup.deployed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may send to a queue, by its policy. Conditions are only looked at for the source they name.
 *
 * <p>Source: IAM User Guide, "IAM JSON policy elements reference" (read 2026-11-27).
 */
final class QueuePolicy {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> SENDING = Set.of("sqs:sendmessage", "sqs:*", "*");

  private final List<JsonNode> allowing = new ArrayList<>();

  private QueuePolicy() {}

  /** A policy; one that is empty or no JSON allows nobody. */
  static QueuePolicy of(String json) {
    QueuePolicy policy = new QueuePolicy();
    try {
      for (JsonNode statement :
          each(JSON.readTree(json.isEmpty() ? "{}" : json).path("Statement"))) {
        if (statement.path("Effect").asText().equals("Allow") && isAboutSending(statement)) {
          policy.allowing.add(statement);
        }
      }
    } catch (JsonProcessingException e) {
      policy.allowing.clear();
    }
    return policy;
  }

  /** Whether a service may send on behalf of a source. */
  boolean lets(String service, String sourceArn) {
    return allowing.stream()
        .anyMatch(
            statement ->
                isFor(statement, service) && (isOpen(statement) || names(statement, sourceArn)));
  }

  /** Whether a service may send on behalf of anything. */
  boolean lets(String service) {
    return allowing.stream().anyMatch(statement -> isFor(statement, service));
  }

  /** Whether a service may send on anybody's behalf. */
  boolean isOpenTo(String service) {
    return allowing.stream().anyMatch(statement -> isFor(statement, service) && isOpen(statement));
  }

  private static boolean isAboutSending(JsonNode statement) {
    return each(statement.path("Action")).stream()
        .anyMatch(action -> SENDING.contains(action.asText().toLowerCase(Locale.ROOT)));
  }

  private static boolean isFor(JsonNode statement, String service) {
    JsonNode principal = statement.path("Principal");
    if (principal.isTextual()) {
      return principal.asText().equals("*");
    }
    return each(principal.path("Service")).stream().anyMatch(name -> name.asText().equals(service))
        || each(principal.path("AWS")).stream().anyMatch(name -> name.asText().equals("*"));
  }

  private static boolean isOpen(JsonNode statement) {
    return sources(statement, "aws:SourceArn").isEmpty()
        && sources(statement, "aws:SourceAccount").isEmpty();
  }

  private static boolean names(JsonNode statement, String sourceArn) {
    List<String> arns = sources(statement, "aws:SourceArn");
    return arns.isEmpty() || arns.stream().anyMatch(pattern -> matches(pattern, sourceArn));
  }

  private static List<String> sources(JsonNode statement, String key) {
    List<String> values = new ArrayList<>();
    statement
        .path("Condition")
        .forEach(
            operator ->
                operator
                    .fields()
                    .forEachRemaining(
                        entry -> {
                          if (entry.getKey().equalsIgnoreCase(key)) {
                            each(entry.getValue()).forEach(value -> values.add(value.asText()));
                          }
                        }));
    return values;
  }

  private static boolean matches(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return text.matches(regex.toString());
  }

  private static List<JsonNode> each(JsonNode node) {
    List<JsonNode> nodes = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(nodes::add);
    } else if (!node.isMissingNode() && !node.isNull()) {
      nodes.add(node);
    }
    return nodes;
  }
}
