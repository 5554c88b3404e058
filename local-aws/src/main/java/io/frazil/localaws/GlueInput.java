package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What Glue accepts in a request. Names are folded to lower case, as Glue folds them when it stores
 * them.
 *
 * <p>Source: AWS Glue Web API Reference, DatabaseInput, TableInput, Column (read 2026-11-22).
 */
final class GlueInput {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_COMMENT = 255;
  private static final int LONGEST_DESCRIPTION = 2048;
  private static final int LONGEST_PARAMETER = 512_000;
  private static final int LARGEST_PAGE = 100;

  private GlueInput() {}

  /** A name under this key, in lower case. */
  static String name(JsonNode request, String key) {
    String name = request.path(key).asText("");
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw invalid(key + " must have 1 to " + LONGEST_NAME + " bytes, got '" + name + "'");
    }
    if (name.chars().anyMatch(character -> character < ' ' && character != '\t')) {
      throw invalid(key + " holds a control character");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  /** A copy of the object under this key with its name folded, checked as Glue checks it. */
  static ObjectNode entity(JsonNode request, String key) {
    if (!(request.get(key) instanceof ObjectNode input)) {
      throw invalid(key + " is missing");
    }
    ObjectNode entity = input.deepCopy();
    entity.put("Name", name(input, "Name"));
    shorterThan(input.path("Description"), LONGEST_DESCRIPTION, key + ".Description");
    for (JsonNode column : input.path("StorageDescriptor").path("Columns")) {
      name(column, "Name");
      shorterThan(column.path("Comment"), LONGEST_COMMENT, "The comment of a column");
    }
    for (JsonNode value : input.path("Parameters")) {
      shorterThan(value, LONGEST_PARAMETER, "A parameter");
    }
    return entity;
  }

  /** How many entries a page may have. */
  static int pageSize(JsonNode request) {
    int size = request.path("MaxResults").asInt(LARGEST_PAGE);
    if (size < 1 || size > LARGEST_PAGE) {
      throw invalid("MaxResults must be 1 to " + LARGEST_PAGE + ", got " + size);
    }
    return size;
  }

  /** The position a page starts at; 0 without a token. */
  static int pageStart(JsonNode request) {
    String token = request.path("NextToken").asText("");
    if (token.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(token);
    } catch (NumberFormatException e) {
      throw invalid("NextToken is not one of ours: '" + token + "'");
    }
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "InvalidInputException", message);
  }

  private static void shorterThan(JsonNode text, int longest, String what) {
    if (text.asText("").length() > longest) {
      throw invalid(what + " has more than " + longest + " characters");
    }
  }
}
