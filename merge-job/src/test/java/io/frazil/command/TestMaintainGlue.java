package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.GlueServer;
import io.frazil.localaws.S3Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.TableOptimizerType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Maintenance of a table in Glue whose files are on S3, over HTTP. */
class TestMaintainGlue {

  @TempDir private Path folder;
  private GlueServer glue;
  private S3Server s3;
  private S3Client objects;
  private String pipeline;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    glue = GlueServer.start(anyPort);
    s3 = S3Server.start(anyPort);
    objects = S3Client.builder().endpointOverride(s3.endpoint()).forcePathStyle(true).build();
    objects.createBucket(request -> request.bucket("lake"));
    pipeline =
        Files.writeString(
                folder.resolve("pipeline.yaml"),
                """
                pipeline: shop
                landing: dms
                catalog:
                  name: lake
                  type: glue
                  warehouse: s3://lake/warehouse
                  properties: {glue.endpoint: '%s', s3.endpoint: '%s'}
                tables:
                  - {source: public.orders, target: shop.orders, key: id, columns: {id: long}}
                """
                    .formatted(glue.endpoint(), s3.endpoint()))
            .toString();
    Commands.run("setup", "--pipeline", pipeline);
  }

  @AfterEach
  void stop() {
    objects.close();
    glue.close();
    s3.close();
  }

  @Test
  void stepsOfOptimizersThatAreOnAreLeftToThem() {
    optimize(TableOptimizerType.COMPACTION);
    optimize(TableOptimizerType.RETENTION);

    assertThat(Commands.run("maintain", "--dry-run", "--output=csv", "--pipeline", pipeline))
        .isEqualTo(
            """
            table,step,verdict,files,bytes,new_files,why
            shop.orders,compact,glue does it,0,0,0,its Glue optimizer is on
            shop.orders,delete-files,glue does it,0,0,0,its Glue optimizer is on
            shop.orders,manifests,not needed,0,0,0,"0 manifests, 0 small"
            shop.orders,snapshots,glue does it,0,0,0,its Glue optimizer is on
            shop.orders,orphans,not needed,0,0,0,no old file that no snapshot knows
            shop.orders,metadata,not needed,0,0,0,each commit deletes the oldest
            """);
  }

  @Test
  void optimizersThatMayNotBeAskedForAreSaidAndStopNothing() {
    glue.faults().deny("GetTableOptimizer");

    assertThat(Commands.run("maintain", "--pipeline", pipeline))
        .startsWith("shop.orders: nothing to do\n  note: Cannot ask Glue for the optimizers of")
        .contains("Allow glue:GetTableOptimizer");
  }

  @Test
  void orphansOnS3AreDeletedAndNothingElse() {
    objects.putObject(
        request -> request.bucket("lake").key("warehouse/shop/orders/data/orphan.parquet"),
        RequestBody.fromString("x"));
    List<String> before = keys();

    assertThat(
            Commands.run(
                "maintain",
                "--step=orphans",
                "--orphan-age=0s",
                "--nothing-writes",
                "--pipeline",
                pipeline))
        .isEqualTo("shop.orders: deleted 1 file, 1 B that no snapshot knows\n");

    assertThat(before).contains("warehouse/shop/orders/data/orphan.parquet").hasSizeGreaterThan(1);
    assertThat(keys())
        .isEqualTo(before.stream().filter(key -> !key.endsWith("orphan.parquet")).toList());
  }

  private List<String> keys() {
    return objects.listObjectsV2(request -> request.bucket("lake")).contents().stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }

  private void optimize(TableOptimizerType type) {
    try (GlueClient client = GlueClient.builder().endpointOverride(glue.endpoint()).build()) {
      client.createTableOptimizer(
          request ->
              request
                  .catalogId("000000000000")
                  .databaseName("shop")
                  .tableName("orders")
                  .type(type)
                  .tableOptimizerConfiguration(
                      configuration ->
                          configuration.enabled(true).roleArn("arn:aws:iam::1:role/r")));
    }
  }
}
