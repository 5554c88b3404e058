package io.frazil.aws;

import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.dms.TaskState;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DmsAnswers;
import java.util.ArrayList;
import java.util.List;

/**
 * What DMS tells of a task: read only. Answers are as they come; {@link DmsAnswers} reads them.
 *
 * <p>Source: AWS DMS API Reference (read 2026-11-27).
 */
public final class DmsAccess implements AutoCloseable {

  /** The most that DescribeTableStatistics gives at once. */
  private static final int PAGE = 500;

  private final DmsTask task;
  private final AwsJson dms;

  private DmsAccess(DmsTask task, AwsJson dms) {
    this.task = task;
    this.dms = dms;
  }

  /**
   * Asks nothing yet. The region is the task's own; all else is the SDK's standard settings.
   *
   * @throws FrazilException CONFIGURATION when the SDK on the class path is too old
   */
  public static DmsAccess of(DmsTask task) {
    try {
      AwsJson.Service service =
          new AwsJson.Service("dms", "DATABASE_MIGRATION_SERVICE", "AmazonDMSv20160101");
      return new DmsAccess(task, AwsJson.of(service, task.region()));
    } catch (LinkageError e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot ask DMS about "
              + task
              + ": a class of the AWS SDK is missing: "
              + e.getMessage()
              + ". Put AWS SDK 2.21 or newer on the class path.",
          e);
    }
  }

  /**
   * State, rules and tables of the task: two requests, three for a serverless one, and one more for
   * each 500 tables.
   *
   * @throws FrazilException when the task is not there, access is denied, or DMS does not answer
   */
  public TaskReport report() {
    return report(description());
  }

  /** The same where the {@link #description} is there already. */
  public TaskReport report(String description) {
    TaskState state = DmsAnswers.state(task, task.isServerless() ? replication() : description);
    TableMappings mappings = DmsAnswers.mappings(task, description);
    return new TaskReport(state, mappings, tables());
  }

  /** The answer that holds settings and table mappings of the task. */
  public String description() {
    return task.isServerless()
        ? call("DescribeReplicationConfigs", filter("replication-config-arn", task.arn()))
        : call("DescribeReplicationTasks", filter("replication-task-arn", task.arn()));
  }

  /** The answer that holds the state of a serverless replication. */
  private String replication() {
    return call("DescribeReplications", filter("replication-config-arn", task.arn()));
  }

  /** The answer that holds one endpoint. */
  public String endpoint(String arn) {
    return call("DescribeEndpoints", filter("endpoint-arn", arn));
  }

  private List<TableLoad> tables() {
    List<TableLoad> tables = new ArrayList<>();
    String marker = "";
    do {
      DmsAnswers.TablePage page = DmsAnswers.tables(page(marker));
      tables.addAll(page.tables());
      marker = page.marker();
    } while (!marker.isEmpty());
    return tables;
  }

  private String page(String marker) {
    String key = task.isServerless() ? "ReplicationConfigArn" : "ReplicationTaskArn";
    String next = marker.isEmpty() ? "" : ", \"Marker\": " + AwsJson.quoted(marker);
    return call(
        task.isServerless() ? "DescribeReplicationTableStatistics" : "DescribeTableStatistics",
        "{\""
            + key
            + "\": "
            + AwsJson.quoted(task.arn())
            + ", \"MaxRecords\": "
            + PAGE
            + next
            + "}");
  }

  private String call(String operation, String request) {
    return dms.call(
        new AwsAttempt("ask DMS about " + task, "dms:" + operation, ""), operation, request);
  }

  private static String filter(String name, String value) {
    return "{\"Filters\": [{\"Name\": \"%s\", \"Values\": [%s]}]}"
        .formatted(name, AwsJson.quoted(value));
  }

  @Override
  public void close() {
    dms.close();
  }
}
