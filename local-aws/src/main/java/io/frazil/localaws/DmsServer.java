package io.frazil.localaws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.localaws.JsonServer.AwsError;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the API of AWS DMS tells of tasks, serverless replications, endpoints and tables, in memory:
 * it describes what it was given and moves no data. Safe for several threads.
 *
 * <p>Source: AWS DMS API Reference (read 2026-11-27); tasks and endpoints are held against moto by
 * the contract test.
 */
public final class DmsServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SMALLEST_PAGE = 20;
  private static final int LARGEST_PAGE = 500;

  private final Map<String, ObjectNode> tasks = new LinkedHashMap<>();
  private final Map<String, ObjectNode> endpoints = new LinkedHashMap<>();
  private final Map<String, Map<String, ObjectNode>> tables = new LinkedHashMap<>();
  private final Faults faults = new Faults();
  private final JsonServer server;

  private DmsServer(InetSocketAddress address) {
    server = JsonServer.start(address, this::answer, faults);
  }

  /**
   * Starts answering.
   *
   * @param address port 0 for any that is free
   */
  public static DmsServer start(InetSocketAddress address) {
    return new DmsServer(address);
  }

  /** What {@code AWS_ENDPOINT_URL_DATABASE_MIGRATION_SERVICE} is set to. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What this server does wrong on purpose; nothing until told. */
  public Faults faults() {
    return faults;
  }

  /** Refuses an operation for want of a permission, until the faults are cleared. */
  public void deny(String operation) {
    faults.refuse(
        Faults.Calls.every(operation),
        400,
        "AccessDeniedException",
        "User: arn:aws:sts::000000000000:assumed-role/frazil/run is not authorized to perform: dms:"
            + operation
            + " on resource: arn:aws:dms:us-east-1:000000000000:*");
  }

  /**
   * Creates or replaces a task or, by its ARN, a serverless replication config.
   *
   * @param members beside the ARN, as the API names them, status among them
   */
  public synchronized void putTask(String arn, Map<String, String> members) {
    ObjectNode task = JSON.createObjectNode();
    members.forEach(task::put);
    task.put(isServerless(arn) ? "ReplicationConfigArn" : "ReplicationTaskArn", arn);
    tasks.put(arn, task);
    tables.computeIfAbsent(arn, key -> new TreeMap<>());
  }

  /**
   * Creates or replaces what is told of a table of a task.
   *
   * @param name as {@code public.orders}
   * @param ended when its full load completed; null while it has not
   */
  public synchronized void putTable(String arn, String name, String state, Instant ended) {
    int dot = name.indexOf('.');
    ObjectNode table = JSON.createObjectNode();
    table.put("SchemaName", name.substring(0, dot)).put("TableName", name.substring(dot + 1));
    table.put("TableState", state).put("FullLoadRows", 1);
    if (ended != null) {
      table.put("FullLoadEndTime", ended.toEpochMilli() / 1000.0);
    }
    tables.get(arn).put(name, table);
  }

  /**
   * Creates or replaces a target endpoint on S3.
   *
   * @param settings its S3Settings, in JSON
   */
  public synchronized void putEndpoint(String arn, String settings) {
    try {
      ObjectNode endpoint = JSON.createObjectNode();
      endpoint.put("EndpointArn", arn).put("EndpointIdentifier", "target").put("EngineName", "s3");
      endpoint.put("EndpointType", "TARGET").set("S3Settings", JSON.readTree(settings));
      endpoints.put(arn, endpoint);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(settings, e);
    }
  }

  private synchronized ObjectNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "DescribeReplicationTasks" ->
          described(request, "replication-task-arn", "ReplicationTasks", "Replication task");
      case "DescribeReplicationConfigs" ->
          described(request, "replication-config-arn", "ReplicationConfigs", "Replication config");
      case "DescribeReplications" ->
          described(request, "replication-config-arn", "Replications", "Replication");
      case "DescribeEndpoints" -> endpoint(request);
      case "DescribeTableStatistics" -> page(request, "ReplicationTaskArn", "TableStatistics");
      case "DescribeReplicationTableStatistics" ->
          page(request, "ReplicationConfigArn", "ReplicationTableStatistics");
      default -> throw new AwsError(400, "UnknownOperationException", operation);
    };
  }

  private ObjectNode described(JsonNode request, String filter, String list, String what) {
    return only(list, tasks.get(filtered(request, filter)), what);
  }

  private ObjectNode endpoint(JsonNode request) {
    return only("Endpoints", endpoints.get(filtered(request, "endpoint-arn")), "Endpoint");
  }

  private static ObjectNode only(String list, ObjectNode found, String what) {
    if (found == null) {
      throw new AwsError(400, "ResourceNotFoundFault", what + " could not be found.");
    }
    ObjectNode answer = JSON.createObjectNode();
    answer.putArray(list).add(found);
    return answer;
  }

  private static String filtered(JsonNode request, String name) {
    JsonNode filter = request.path("Filters").path(0);
    if (!filter.path("Name").asText().equals(name) || filter.path("Values").size() != 1) {
      throw new AwsError(400, "InvalidParameterValueException", "Expected one filter by " + name);
    }
    return filter.path("Values").path(0).asText();
  }

  private ObjectNode page(JsonNode request, String key, String list) {
    Map<String, ObjectNode> known = tables.get(request.path(key).asText());
    if (known == null) {
      throw new AwsError(400, "ResourceNotFoundFault", "No task " + request.path(key));
    }
    int size = request.path("MaxRecords").asInt(100);
    if (size < SMALLEST_PAGE || size > LARGEST_PAGE) {
      throw new AwsError(400, "InvalidParameterValueException", "MaxRecords is " + size);
    }
    List<ObjectNode> all = new ArrayList<>(known.values());
    int from = request.path("Marker").asInt(0);
    int to = Math.min(from + size, all.size());
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode page = answer.putArray(list);
    all.subList(from, to).forEach(page::add);
    if (to < all.size()) {
      answer.put("Marker", Integer.toString(to));
    }
    return answer;
  }

  private static boolean isServerless(String arn) {
    return arn.contains(":replication-config:");
  }

  @Override
  public void close() {
    server.close();
  }
}
