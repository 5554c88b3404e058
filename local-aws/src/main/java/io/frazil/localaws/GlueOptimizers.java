package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which optimizers are on for which tables, as long as the server runs. It remembers what was asked
 * and optimizes nothing.
 */
final class GlueOptimizers {

  private static final Set<String> TYPES =
      Set.of("compaction", "retention", "orphan_file_deletion");

  private final Map<String, ObjectNode> optimizers = new HashMap<>();

  /** Creates one; the table is known to be there. */
  ObjectNode create(JsonNode request) {
    if (!(request.get("TableOptimizerConfiguration") instanceof ObjectNode configuration)) {
      throw GlueInput.invalid("TableOptimizerConfiguration is missing");
    }
    ObjectNode optimizer = JsonNodeFactory.instance.objectNode();
    optimizer.put("type", type(request)).put("configurationSource", "table");
    ObjectNode kept = optimizer.putObject("configuration");
    configuration.fields().forEachRemaining(field -> kept.set(field.getKey(), field.getValue()));
    if (optimizers.putIfAbsent(key(request), optimizer) != null) {
      throw new AwsError(400, "AlreadyExistsException", "The optimizer is there already");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode get(JsonNode request) {
    ObjectNode optimizer = optimizers.get(key(request));
    if (optimizer == null) {
      throw new AwsError(400, "EntityNotFoundException", "The table has no such optimizer");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("CatalogId", catalog(request));
    answer.put("DatabaseName", GlueInput.name(request, "DatabaseName"));
    answer.put("TableName", GlueInput.name(request, "TableName"));
    answer.set("TableOptimizer", optimizer.deepCopy());
    return answer;
  }

  private static String key(JsonNode request) {
    return String.join(
        "/",
        catalog(request),
        GlueInput.name(request, "DatabaseName"),
        GlueInput.name(request, "TableName"),
        type(request));
  }

  /** Glue wants the account here, though it does nowhere else. */
  private static String catalog(JsonNode request) {
    return GlueInput.name(request, "CatalogId");
  }

  private static String type(JsonNode request) {
    String type = request.path("Type").asText("");
    if (!TYPES.contains(type)) {
      throw GlueInput.invalid("Type must be one of " + TYPES + ", got '" + type + "'");
    }
    return type;
  }
}
