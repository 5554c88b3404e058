package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The operations of the Glue Data Catalog, one at a time: each is atomic. */
final class GlueOperations {

  private static final String ACCOUNT = "000000000000";

  private final GlueContent content;
  private final GlueOptimizers optimizers = new GlueOptimizers();
  private final Clock clock;
  private final Runnable changed;

  /**
   * Operations over a catalog.
   *
   * @param changed run after each change, before it is answered
   */
  GlueOperations(GlueContent content, Clock clock, Runnable changed) {
    this.content = requireNonNull(content, "content is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.changed = requireNonNull(changed, "changed is null");
  }

  /** Does what one call asks; an operation it does not know is refused. */
  synchronized ObjectNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "CreateDatabase" -> createDatabase(request);
      case "GetDatabase" -> object("Database", content.database(name(request)));
      case "GetDatabases" -> page(request, "DatabaseList", content.databases(), content::database);
      case "UpdateDatabase" -> updateDatabase(request);
      case "DeleteDatabase" -> deleteDatabase(request);
      case "CreateTable" -> createTable(request);
      case "GetTable" -> object("Table", content.table(database(request), name(request)));
      case "GetTables" -> tables(request);
      case "UpdateTable" -> updateTable(request);
      case "DeleteTable" -> deleteTable(request);
      case "BatchDeleteTable" -> deleteTables(request);
      case "GetTableVersions" -> tableVersions(request);
      case "CreateTableOptimizer" -> optimizers.create(ofTable(request));
      case "GetTableOptimizer" -> optimizers.get(ofTable(request));
      case "GetUserDefinedFunctions" -> list("UserDefinedFunctions");
      case "GetPartitions" -> list("Partitions");
      default ->
          throw new AwsError(
              400, "UnknownOperationException", "This catalog does not answer " + operation);
    };
  }

  private ObjectNode createDatabase(JsonNode request) {
    ObjectNode database = GlueInput.entity(request, "DatabaseInput");
    database.put("CreateTime", now()).put("CatalogId", ACCOUNT);
    content.addDatabase(database.get("Name").asText(), database);
    return done();
  }

  private ObjectNode updateDatabase(JsonNode request) {
    String name = name(request);
    ObjectNode database = GlueInput.entity(request, "DatabaseInput");
    if (!name.equals(database.get("Name").asText())) {
      throw GlueInput.invalid("A database cannot be renamed");
    }
    database.set("CreateTime", content.database(name).get("CreateTime"));
    content.replaceDatabase(name, database.put("CatalogId", ACCOUNT));
    return done();
  }

  private ObjectNode deleteDatabase(JsonNode request) {
    content.removeDatabase(name(request));
    return done();
  }

  private ObjectNode createTable(JsonNode request) {
    String database = database(request);
    if (request.hasNonNull("OpenTableFormatInput")) {
      throw GlueInput.invalid("OpenTableFormatInput is not served here");
    }
    ObjectNode table = GlueInput.entity(request, "TableInput");
    table.put("DatabaseName", database).put("CatalogId", ACCOUNT).put("VersionId", "0");
    table.put("CreateTime", now()).put("UpdateTime", now());
    table.put("IsRegisteredWithLakeFormation", false);
    content.addTable(database, table.get("Name").asText(), table);
    return done();
  }

  private ObjectNode updateTable(JsonNode request) {
    String database = database(request);
    ObjectNode table = GlueInput.entity(request, "TableInput");
    String name = table.get("Name").asText();
    ObjectNode before = content.table(database, name);
    String version = before.get("VersionId").asText();
    if (request.hasNonNull("VersionId") && !request.get("VersionId").asText().equals(version)) {
      throw new AwsError(
          400,
          "ConcurrentModificationException",
          "Update table failed due to concurrent modifications.");
    }
    table.put("DatabaseName", database).put("CatalogId", ACCOUNT);
    table.put("VersionId", Long.toString(Long.parseLong(version) + 1));
    table.set("CreateTime", before.get("CreateTime"));
    table.put("UpdateTime", now()).put("IsRegisteredWithLakeFormation", false);
    if (request.path("SkipArchive").asBoolean(false)) {
      content.replaceTableWithoutArchive(database, name, table);
    } else {
      content.replaceTable(database, name, table);
    }
    return done();
  }

  private ObjectNode deleteTable(JsonNode request) {
    content.removeTable(database(request), name(request));
    return done();
  }

  private ObjectNode deleteTables(JsonNode request) {
    String database = database(request);
    content.database(database);
    ObjectNode answer = list("Errors");
    for (JsonNode table : request.path("TablesToDelete")) {
      String name = table.asText().toLowerCase(Locale.ROOT);
      if (content.tables(database).contains(name)) {
        content.removeTable(database, name);
      } else {
        ObjectNode error = ((ArrayNode) answer.get("Errors")).addObject();
        error.put("TableName", name).putObject("ErrorDetail");
        ((ObjectNode) error.get("ErrorDetail"))
            .put("ErrorCode", "EntityNotFoundException")
            .put("ErrorMessage", "Table not found");
      }
    }
    changed.run();
    return answer;
  }

  private ObjectNode tables(JsonNode request) {
    String database = database(request);
    String expression = request.path("Expression").asText("");
    List<String> names = content.tables(database);
    if (!expression.isEmpty()) {
      names = names.stream().filter(Pattern.compile(expression).asMatchPredicate()).toList();
    }
    return page(request, "TableList", names, name -> content.table(database, name));
  }

  private ObjectNode tableVersions(JsonNode request) {
    List<ObjectNode> versions =
        content.versions(database(request), GlueInput.name(request, "TableName"));
    return page(
        request,
        "TableVersions",
        versions,
        table -> object("Table", table).put("VersionId", table.get("VersionId").asText()));
  }

  /** A request about a table that is there. */
  private JsonNode ofTable(JsonNode request) {
    content.table(database(request), GlueInput.name(request, "TableName"));
    return request;
  }

  /** One page of a listing, with the token of the next where there is one. */
  private static <T> ObjectNode page(
      JsonNode request, String key, List<T> all, Function<T, ObjectNode> shown) {
    int start = Math.min(GlueInput.pageStart(request), all.size());
    int end = Math.min(start + GlueInput.pageSize(request), all.size());
    ObjectNode answer = list(key);
    all.subList(start, end).forEach(one -> ((ArrayNode) answer.get(key)).add(shown.apply(one)));
    if (end < all.size()) {
      answer.put("NextToken", Integer.toString(end));
    }
    return answer;
  }

  private static String database(JsonNode request) {
    return GlueInput.name(request, "DatabaseName");
  }

  private static String name(JsonNode request) {
    return GlueInput.name(request, "Name");
  }

  private ObjectNode done() {
    changed.run();
    return JsonNodeFactory.instance.objectNode();
  }

  private double now() {
    return clock.millis() / 1000.0;
  }

  private static ObjectNode object(String key, ObjectNode value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set(key, value.deepCopy());
    return answer;
  }

  private static ObjectNode list(String key) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putArray(key);
    return answer;
  }
}
