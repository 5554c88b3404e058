package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.DmsServer;
import io.frazil.localaws.S3Server;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that names its DMS task: files on S3, and DMS says how the load is. */
class DmsTaskIT {

  private static final String TASK = "arn:aws:dms:us-east-1:111122223333:task:SHOP";
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final Map<String, String> before = new HashMap<>();

  @TempDir private Path folder;
  private S3Server s3;
  private DmsServer dms;
  private S3LandingPlace landing;
  private String file;

  @BeforeEach
  void start() throws IOException {
    s3 = S3Server.start(ANY);
    dms = DmsServer.start(ANY);
    set("aws.endpointUrlDatabaseMigrationService", dms.endpoint().toString());
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
    landing = S3LandingPlace.at(s3.endpoint());
    landing.put("public/orders/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,1\n");
    landing.put("public/items/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,1\n");
    dms.putTask(TASK, Map.of("Status", "running", "TableMappings", "{\"rules\": []}"));
    dms.putTable(TASK, "public.items", "Full load", null);
    file = Files.writeString(folder.resolve("shop.yaml"), pipeline()).toString();
    Commands.run("setup", "--pipeline", file);
  }

  @AfterEach
  void stop() {
    before.forEach(DmsTaskIT::setOrClear);
    landing.close();
    dms.close();
    s3.close();
  }

  @Test
  void loadIsMergedAtOnceWhenDmsSaysSoAndWaitsWhileItGoesOn() {
    dms.putTable(TASK, "public.orders", "Table completed", Instant.now().minusSeconds(5));

    try (SparkEngine spark = SparkEngine.start()) {
      assertThat(merge(spark))
          .containsEntry("shop.orders", "1 batch")
          .containsEntry(
              "shop.items",
              "full load of 1 file: DMS says 'Full load' of the table; it counts as complete when"
                  + " DMS says so, or with --load-complete");
      assertThat(dms.faults().calls())
          .containsExactly("DescribeReplicationTasks", "DescribeTableStatistics");

      dms.putTable(TASK, "public.items", "Table completed", Instant.now().minusSeconds(5));

      assertThat(merge(spark))
          .containsEntry("shop.orders", "")
          .containsEntry("shop.items", "1 batch");
    }
  }

  @Test
  void whereDmsCannotBeAskedTheQuietPeriodHolds() {
    dms.deny("DescribeTableStatistics");

    try (SparkEngine spark = SparkEngine.start()) {
      assertThat(merge(spark).values())
          .hasSize(2)
          .allSatisfy(waiting -> assertThat(waiting).contains("(load-quiet-period)"));
    }
    assertThat(Commands.run("status", "--pipeline", file))
        .contains("the DMS task was not looked at: Cannot ask DMS about " + TASK);
  }

  @Test
  void tablesThatDmsHasGivenUpAreNamed() {
    dms.putTask(
        TASK,
        Map.of(
            "Status", "failed",
            "StopReason", "Stop Reason FATAL_ERROR",
            "TableMappings", "{\"rules\": []}"));
    dms.putTable(TASK, "public.orders", "Table error", null);

    assertThat(Commands.run("status", "--pipeline", file))
        .contains("table error", "shop.orders: DMS says 'Table error': its changes are lost")
        .contains("DMS task is failed (FATAL_ERROR): no changes arrive until it runs");
  }

  /** By table: how many batches were committed, or what it waits for. */
  private Map<String, String> merge(SparkEngine spark) {
    try (PipelineMerge merge = PipelineMerge.open(PipelineMerge.read(file), spark, Sinks.of())) {
      RunReport report = merge.run(merge.pipeline().tables(), PipelineMerge.Manner.sideBySide(2));
      assertThat(report.exitCode()).isZero();
      Map<String, String> told = new TreeMap<>();
      for (TableOutcome outcome : report.outcomes()) {
        int batches = outcome.batches().size();
        told.put(outcome.table().toString(), batches == 0 ? outcome.waiting() : batches + " batch");
      }
      return told;
    }
  }

  private String pipeline() {
    String properties =
        S3LandingPlace.properties(s3.endpoint()).entrySet().stream()
            .map(property -> "    " + property.getKey() + ": '" + property.getValue() + "'")
            .collect(Collectors.joining("\n"));
    return """
        pipeline: shop
        landing: %s
        dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: ts}
        dms-task: %s
        catalog:
          name: lake
          warehouse: warehouse
          properties:
        %s
        tables:
          - {source: public.orders, target: shop.orders, key: id, columns: {id: long}}
          - {source: public.items, target: shop.items, key: id, columns: {id: long}}
        """
        .formatted(landing.location(), TASK, properties);
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property));
    setOrClear(property, value);
  }

  private static void setOrClear(String property, String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
