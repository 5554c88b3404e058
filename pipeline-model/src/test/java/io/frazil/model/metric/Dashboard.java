package io.frazil.model.metric;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The dashboard as CloudFormation substitutes it: freshness on top, then what is pending,
 * throughput, problems, and what maintenance should look at. Names, statistics and units are the
 * list's.
 */
final class Dashboard {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WIDTH = 24;
  private static final int PERIOD = 300;

  private final List<ObjectNode> widgets = new ArrayList<>();
  private final Set<Metric> drawn = EnumSet.noneOf(Metric.class);
  private int x;
  private int y;

  /** Widgets, one a line, and the metrics that they draw. */
  static Dashboard draw() {
    Dashboard board = new Dashboard();
    board.text(
        "# ${PipelineName}\\nIs it fresh? What waits? What flows? What is wrong? What should be"
            + " compacted? Meanings: docs/monitoring.md. What to do: docs/operations.md.");
    board.row("Age of the newest change in each table", "Wait of the oldest pending file");
    board.eachTable(Metric.FRESHNESS);
    board.eachTable(Metric.OLDEST_PENDING);
    board.row("Pending files", "Pending bytes", "Full loads held, runs");
    board.pipeline(Metric.PENDING_FILES);
    board.pipeline(Metric.PENDING_BYTES);
    board.pipeline(Metric.TABLES_HELD, Metric.HEARTBEAT);
    board.row("Rows", "Files and batches", "Seconds of merges by stage");
    board.pipeline(
        Metric.ROWS_READ, Metric.ROWS_APPLIED, Metric.ROWS_SUPERSEDED, Metric.ROWS_SKIPPED);
    board.pipeline(Metric.FILES_APPLIED, Metric.BATCHES);
    board.pipeline(Metric.MERGE_SECONDS, Metric.READ_SECONDS, Metric.COMMIT_SECONDS);
    board.row("Tables stopped, failures", "Rows refused, files vanished, conflicts", "Queue");
    board.pipeline(Metric.TABLES_STOPPED, Metric.FAILURES);
    board.pipeline(Metric.ROWS_QUARANTINED, Metric.FILES_VANISHED, Metric.CONFLICTS);
    board.of(
        aws("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "${QueueName}"),
        aws("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "${QueueName}"),
        aws(
            "AWS/SQS",
            "ApproximateNumberOfMessagesVisible",
            "QueueName",
            "${DeadLetterQueueName}"));
    board.row("Runs asked for by the triggers of this account", "Trigger", "DMS");
    board.trigger(
        Metric.EVENTS_WAKING,
        Metric.RUNS_STARTED,
        Metric.RUNS_BUSY,
        Metric.RUNS_POSTPONED,
        Metric.RUNS_FAILED,
        Metric.EVENTS_HELD,
        Metric.MESSAGES_UNREADABLE);
    board.of(
        aws("AWS/Lambda", "Errors", "FunctionName", "${TriggerFunctionName}"),
        aws("AWS/Lambda", "Throttles", "FunctionName", "${TriggerFunctionName}"));
    board.of(dms("CDCLatencySource"), dms("CDCLatencyTarget"));
    board.row("Delete files for each data file of each table", "Maintenance: bytes", "Failed");
    board.eachTable(Metric.DELETE_FILE_RATIO);
    board.pipeline(Metric.BYTES_REWRITTEN, Metric.BYTES_FREED);
    board.pipeline(Metric.MAINTENANCE_FAILURES);
    return board;
  }

  /** Titles of the row that follows; its widgets share the width. */
  private void row(String... titles) {
    this.titles = List.of(titles);
    this.x = 0;
    this.y += height;
    this.height = 6;
  }

  private List<String> titles = List.of();
  private int height;
  private int next;

  Set<Metric> drawn() {
    return drawn;
  }

  /** The array's elements, indented as they stand in the template. */
  String lines() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widgets.size(); i++) {
      text.append("          ").append(line(widgets.get(i)));
      text.append(i == widgets.size() - 1 ? "\n" : ",\n");
    }
    return text.toString();
  }

  private static String line(ObjectNode widget) {
    try {
      return JSON.writeValueAsString(widget);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void text(String markdown) {
    ObjectNode widget = JSON.createObjectNode();
    widget.put("type", "text").put("x", 0).put("y", 0).put("width", WIDTH).put("height", 2);
    widget.putObject("properties").put("markdown", markdown.replace("\\n", "\n"));
    widgets.add(widget);
    height = 2;
  }

  private ObjectNode widget() {
    int width = WIDTH / titles.size();
    ObjectNode widget = JSON.createObjectNode();
    widget.put("type", "metric").put("x", x).put("y", y).put("width", width).put("height", height);
    ObjectNode properties = widget.putObject("properties");
    properties.put("title", titles.get(x / width)).put("region", "${AWS::Region}");
    properties.put("view", "timeSeries").put("period", PERIOD);
    widgets.add(widget);
    x += width;
    return properties;
  }

  private void eachTable(Metric metric) {
    drawn.add(metric);
    String name = metric.cloudWatch().orElseThrow();
    String schema = String.join(",", names(metric.shape().dimensions().get(1)));
    ObjectNode properties = widget();
    ArrayNode metrics = properties.putArray("metrics");
    metrics
        .addArray()
        .addObject()
        .put(
            "expression",
            "SEARCH('{${Namespace},"
                + schema
                + "} MetricName=\""
                + name
                + "\" Pipeline=\"${PipelineName}\"', '"
                + (metric.shape().isState() ? "Maximum" : metric.shape().statistic().text())
                + "', "
                + PERIOD
                + ")")
        .put("id", "tables" + next++)
        .put("label", "");
    left(properties, metric);
  }

  private void pipeline(Metric... metrics) {
    listed("Pipeline", "${PipelineName}", metrics);
  }

  private void trigger(Metric... metrics) {
    listed("Service", "trigger", metrics);
  }

  private void listed(String dimension, String value, Metric... metrics) {
    ObjectNode properties = widget();
    ArrayNode lines = properties.putArray("metrics");
    for (Metric metric : metrics) {
      drawn.add(metric);
      if (!names(metric.shape().dimensions().get(0)).equals(List.of(dimension))) {
        throw new IllegalArgumentException(metric + " has no dimension " + dimension);
      }
      lines
          .addArray()
          .add("${Namespace}")
          .add(metric.cloudWatch().orElseThrow())
          .add(dimension)
          .add(value)
          .addObject()
          .put("stat", metric.shape().statistic().text());
    }
    left(properties, metrics[0]);
  }

  private void of(ArrayNode... lines) {
    ArrayNode metrics = widget().putArray("metrics");
    for (ArrayNode line : lines) {
      metrics.add(line);
    }
  }

  private static ArrayNode aws(String namespace, String name, String dimension, String value) {
    ArrayNode line = JSON.createArrayNode();
    line.add(namespace).add(name).add(dimension).add(value);
    line.addObject().put("stat", namespace.equals("AWS/Lambda") ? "Sum" : "Maximum");
    return line;
  }

  private static ArrayNode dms(String name) {
    ArrayNode line = JSON.createArrayNode();
    line.add("AWS/DMS").add(name).add("ReplicationInstanceIdentifier").add("${DmsInstance}");
    line.add("ReplicationTaskIdentifier").add("${DmsTask}");
    line.addObject().put("stat", "Maximum");
    return line;
  }

  private static void left(ObjectNode properties, Metric metric) {
    properties
        .putObject("yAxis")
        .putObject("left")
        .put("min", 0)
        .put("label", metric.unit().text())
        .put("showUnits", false);
  }

  private static List<String> names(List<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::text).toList();
  }
}
