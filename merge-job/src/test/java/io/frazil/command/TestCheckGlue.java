package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.GlueServer;
import io.frazil.localaws.S3Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** What the preflight says of Glue and of a warehouse on S3. */
class TestCheckGlue {

  @TempDir private Path folder;
  private GlueServer glue;
  private S3Server s3;

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    glue = GlueServer.start(anyPort);
    s3 = S3Server.start(anyPort);
    try (S3Client client =
        S3Client.builder().endpointOverride(s3.endpoint()).forcePathStyle(true).build()) {
      client.createBucket(request -> request.bucket("lake"));
    }
    Files.createDirectories(folder.resolve("dms/public/orders"));
  }

  @AfterEach
  void stop() {
    glue.close();
    s3.close();
  }

  @Test
  void reachableCatalogAndWarehouseAreNoFindings() throws IOException {
    assertThat(check("s3://lake/warehouse"))
        .contains("shop.orders: not in the catalog")
        .doesNotContain("catalog-unreachable", "warehouse-not-writable");
  }

  @Test
  void deniedTableAndDatabaseAreNamedWithThePermission() throws IOException {
    glue.faults().deny("GetTable");
    assertThat(check("s3://lake/warehouse"))
        .contains("ERROR catalog-unreachable")
        .contains("Allow glue:GetTable on arn:aws:glue:us-east-1:000000000000:catalog");

    glue.faults().clear();
    glue.faults().deny("GetDatabase");
    assertThat(check("s3://lake/warehouse"))
        .contains("namespace shop: Cannot look for namespace shop:")
        .contains("Allow glue:GetDatabase on arn:aws:glue:us-east-1:000000000000:catalog");
  }

  @Test
  void missingBucketIsFound() throws IOException {
    assertThat(check("s3://nowhere/warehouse"))
        .contains("ERROR warehouse-not-writable")
        .contains("Create the bucket, or correct catalog.warehouse");
  }

  /** The whole of what is printed, unwrapped. */
  private String check(String warehouse) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline: shop
            landing: dms
            catalog:
              name: lake
              type: glue
              warehouse: %s
              properties: {glue.endpoint: '%s', s3.endpoint: '%s'}
            tables:
              - {source: public.orders, target: shop.orders, key: id, columns: {id: long}}
            """
                .formatted(warehouse, glue.endpoint(), s3.endpoint()));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    Frazil.commandLine(out, out).execute("check", "--pipeline", file.toString());
    return text.toString().replaceAll("\\s+", " ");
  }
}
