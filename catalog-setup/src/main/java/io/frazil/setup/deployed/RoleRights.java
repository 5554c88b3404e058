package io.frazil.setup.deployed;

import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The least rights of the roles, as docs/glue.md and docs/trigger.md have them. */
final class RoleRights {

  private final Pipeline pipeline;
  private final List<Right> rights = new ArrayList<>();

  private RoleRights(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * What the job's role needs.
   *
   * @param neighbour ARN of something in the region and account of the Glue catalog; empty text
   *     when there is none, and rights on the catalog are left out
   * @param key of one's own that encrypts the landing bucket; empty text when there is none
   */
  static List<Right> ofJob(Pipeline pipeline, String neighbour, String key) {
    RoleRights needed = new RoleRights(pipeline);
    needed.addLanding(key);
    needed.addWarehouse();
    needed.addCatalog(neighbour.split(":", -1));
    needed.addTask();
    return needed.rights;
  }

  /**
   * What the trigger's role needs.
   *
   * @param queueArn empty text when it is not known
   * @param pipelineFile where it is; a local one takes no right
   * @param jobArn of the Glue job; empty text when it starts none
   */
  static List<Right> ofTrigger(String queueArn, String pipelineFile, String jobArn) {
    List<Right> rights = new ArrayList<>();
    if (!queueArn.isEmpty()) {
      for (String action : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
        rights.add(Right.of("sqs:" + action, queueArn));
      }
    }
    if (pipelineFile.startsWith("s3://")) {
      Location file = new Location(pipelineFile);
      rights.add(Right.of("s3:GetObject", object(file.bucket(), file.key())));
    }
    if (!jobArn.isEmpty()) {
      rights.add(Right.of("glue:StartJobRun", jobArn));
    }
    return rights;
  }

  private void addLanding(String key) {
    PipelineTable table = pipeline.tables().get(0);
    Location folder = pipeline.folder(table);
    rights.add(new Right("s3:ListBucket", bucket(folder.bucket()), folder.key() + "/"));
    rights.add(
        Right.of("s3:GetObject", object(folder.bucket(), folder.key() + "/LOAD00000001.csv")));
    if (!key.isEmpty()) {
      rights.add(Right.of("kms:Decrypt", key));
    }
  }

  private void addWarehouse() {
    Optional<Location> place =
        pipeline.catalog().warehouse().place().filter(found -> !found.isLocal());
    if (place.isEmpty()) {
      return;
    }
    Location warehouse = place.get();
    String below = warehouse.key().isEmpty() ? "" : warehouse.key() + "/";
    rights.add(new Right("s3:ListBucket", bucket(warehouse.bucket()), below));
    for (String action : List.of("GetObject", "PutObject", "DeleteObject")) {
      rights.add(
          Right.of("s3:" + action, object(warehouse.bucket(), below + "shop/data/0.parquet")));
    }
  }

  private void addCatalog(String[] arn) {
    if (pipeline.catalog().type() != CatalogConfig.Type.GLUE || arn.length < 6) {
      return;
    }
    TableName table = pipeline.tables().get(0).name();
    String glue = "arn:" + arn[1] + ":glue:" + arn[3] + ":" + arn[4] + ":";
    rights.add(Right.of("glue:GetDatabase", glue + "database/" + table.namespace()));
    for (String action : List.of("GetTable", "UpdateTable")) {
      rights.add(
          Right.of("glue:" + action, glue + "table/" + table.namespace() + "/" + table.name()));
    }
  }

  private void addTask() {
    if (pipeline.task().isNone()) {
      return;
    }
    List<String> actions =
        pipeline.task().isServerless()
            ? List.of(
                "DescribeReplicationConfigs",
                "DescribeReplications",
                "DescribeReplicationTableStatistics")
            : List.of("DescribeReplicationTasks", "DescribeTableStatistics");
    actions.forEach(action -> rights.add(Right.of("dms:" + action, pipeline.task().arn())));
  }

  private static String bucket(String name) {
    return "arn:aws:s3:::" + name;
  }

  private static String object(String bucket, String key) {
    return bucket(bucket) + "/" + key;
  }
}
