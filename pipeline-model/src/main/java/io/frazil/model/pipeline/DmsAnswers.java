package io.frazil.model.pipeline;

import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskState;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads what the API of DMS answers, in JSON. Times are seconds since 1970, as the API has them, or
 * ISO 8601, as the AWS CLI prints them.
 *
 * <p>Source: AWS DMS API Reference, the operations named here (read 2026-11-27).
 */
public final class DmsAnswers {

  private DmsAnswers() {}

  /** One page of table statistics; {@code marker} asks for the next and is empty on the last. */
  public record TablePage(List<TableLoad> tables, String marker) {

    public TablePage {
      tables = List.copyOf(tables);
    }
  }

  /**
   * The state of the one task in an answer of {@code DescribeReplicationTasks} or {@code
   * DescribeReplications}.
   *
   * @throws FrazilException EXTERNAL when the answer cannot be read, CONFIGURATION when it has no
   *     task
   */
  public static TaskState state(DmsTask task, String answer) {
    Node found = only(task, read(answer), "ReplicationTasks", "Replications");
    String failure =
        text(found, "LastFailureMessage")
            .or(() -> list(found, "FailureMessages").map(Node::text).reduce((one, two) -> two))
            .orElse("");
    return new TaskState(
        text(found, "Status").orElse("unknown"), text(found, "StopReason").orElse(""), failure);
  }

  /**
   * The table mappings of the one task in an answer of {@code DescribeReplicationTasks} or {@code
   * DescribeReplicationConfigs}; none when the answer leaves them out.
   *
   * @throws FrazilException as {@link #state} does
   */
  public static TableMappings mappings(DmsTask task, String answer) {
    Node found = only(task, read(answer), "ReplicationTasks", "ReplicationConfigs");
    return text(found, "TableMappings")
        .map(json -> strictly("table mappings of the task", json, TableMappingsReader::read))
        .orElse(new TableMappings(List.of()));
  }

  /**
   * The settings of the one task in an answer of {@code DescribeReplicationTasks} or {@code
   * DescribeReplicationConfigs}; DMS's defaults where it leaves them out.
   *
   * @throws FrazilException as {@link #state} does
   */
  public static TaskSettings settings(DmsTask task, String answer) {
    Node found = only(task, read(answer), "ReplicationTasks", "ReplicationConfigs");
    return text(found, "ReplicationTaskSettings")
        .or(() -> text(found, "ReplicationSettings"))
        .map(json -> strictly("settings of the task", json, TaskSettingsReader::read))
        .orElse(TaskSettings.DEFAULT);
  }

  /**
   * ARN of the endpoint that the one task in such an answer writes to.
   *
   * @throws FrazilException as {@link #state} does
   */
  public static String targetEndpoint(DmsTask task, String answer) {
    Node found = only(task, read(answer), "ReplicationTasks", "ReplicationConfigs");
    return text(found, "TargetEndpointArn")
        .orElseThrow(() -> unreadable("the task has no target endpoint", null));
  }

  /**
   * A page of {@code DescribeTableStatistics} or {@code DescribeReplicationTableStatistics}.
   *
   * @throws FrazilException EXTERNAL when the answer cannot be read
   */
  public static TablePage tables(String answer) {
    Node root = read(answer);
    List<TableLoad> tables =
        List.of("TableStatistics", "ReplicationTableStatistics").stream()
            .flatMap(name -> list(root, name))
            .map(DmsAnswers::load)
            .toList();
    return new TablePage(tables, text(root, "Marker").orElse(""));
  }

  private static TableLoad load(Node table) {
    return new TableLoad(
        text(table, "SchemaName").orElse(""),
        text(table, "TableName").orElse(""),
        text(table, "TableState").orElse(""),
        text(table, "FullLoadEndTime").map(DmsAnswers::time));
  }

  private static Node only(DmsTask task, Node root, String... lists) {
    List<Node> found =
        List.of(lists).stream().flatMap(name -> list(root, name)).filter(Node::isMap).toList();
    if (found.size() != 1) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot find DMS task "
              + task
              + ": DMS names "
              + (found.isEmpty() ? "none" : found.size() + " tasks")
              + ". Correct dms-task in the pipeline file.");
    }
    return found.get(0);
  }

  private static Stream<Node> list(Node node, String member) {
    return Optional.ofNullable(node.members().get(member))
        .map(Node::items)
        .orElse(List.of())
        .stream();
  }

  private static Optional<String> text(Node node, String member) {
    return Optional.ofNullable(node.members().get(member))
        .map(Node::text)
        .filter(text -> !text.isEmpty());
  }

  private static Instant time(String text) {
    try {
      if (text.contains("T")) {
        return OffsetDateTime.parse(text).toInstant();
      }
      return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
    } catch (DateTimeException | NumberFormatException e) {
      throw unreadable("time '" + text + "' is none", e);
    }
  }

  private static <T> T strictly(String what, String json, BiFunction<Node, Problems, T> reader) {
    Problems problems = new Problems();
    T value = reader.apply(read(json), problems);
    if (problems.count() > 0) {
      throw new PipelineException(what, problems.inFileOrder());
    }
    return value;
  }

  private static Node read(String json) {
    Problems problems = new Problems();
    Optional<Node> root = NodeParser.json(json, "", problems);
    if (root.isEmpty() || problems.count() > 0) {
      throw unreadable("it is no JSON", null);
    }
    return root.get();
  }

  private static FrazilException unreadable(String reason, Exception cause) {
    return new FrazilException(
        FailureKind.EXTERNAL, "Cannot read what DMS answers: " + reason + ". Run again.", cause);
  }
}
