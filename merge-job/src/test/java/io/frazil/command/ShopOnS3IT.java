package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.aws.S3Access;
import io.frazil.localaws.S3Server;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The bundled example with everything on S3, the pipeline file too: CSV, gzip and Parquet, reached
 * by nothing but the SDK's standard settings.
 */
class ShopOnS3IT {

  private static final Path SHOP = Path.of("..", "examples", "shop");
  private static final String FILE = "s3://acme-config/pipelines/shop.yaml";

  private final PrintStream console = System.out;
  private final Map<String, String> before = new HashMap<>();

  @TempDir private Path folder;
  private S3Server server;

  @BeforeEach
  void start() throws IOException {
    server = S3Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    set("aws.endpointUrlS3", server.endpoint().toString());
    set("aws.accessKeyId", "test");
    set("aws.secretAccessKey", "test");
    set("aws.region", "us-east-1");
    try (S3Client s3 = S3Access.client()) {
      for (String bucket : List.of("acme-config", "acme-landing", "acme-lake")) {
        s3.createBucket(create -> create.bucket(bucket));
      }
      s3.putObject(
          put -> put.bucket("acme-config").key("pipelines/shop.yaml"),
          RequestBody.fromString(pipeline()));
      upload(s3);
    }
  }

  @AfterEach
  void stop() {
    System.setOut(console);
    before.forEach(ShopOnS3IT::setOrClear);
    server.close();
  }

  @Test
  void filesOnS3BecomeTablesOnS3() throws IOException {
    run("setup", "--pipeline", FILE);
    run("merge", "--pipeline", FILE, "--load-complete");

    assertThat(run("check", "--pipeline", FILE)).contains("5 tables checked: 0 errors");
    assertThat(
            run(
                "query",
                "--pipeline",
                FILE,
                "--output",
                "csv",
                "SELECT * FROM lake.shop.orders ORDER BY order_id"))
        .isEqualTo(expected("orders"));
    assertThat(run("status", "--pipeline", FILE, "--output", "csv").lines().skip(1))
        .hasSize(5)
        .allSatisfy(row -> assertThat(row).contains(",up to date,"));
  }

  private String pipeline() throws IOException {
    return Files.readString(SHOP.resolve("pipeline.yaml"))
        .replace("landing: dms", "landing: s3://acme-landing/dms")
        .replace(
            "warehouse: warehouse",
            "warehouse: s3://acme-lake/warehouse\n  uri: jdbc:sqlite:"
                + folder.resolve("catalog.db"));
  }

  private static void upload(S3Client s3) throws IOException {
    try (Stream<Path> files = Files.walk(SHOP.resolve("dms"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = SHOP.relativize(file).toString();
        s3.putObject(put -> put.bucket("acme-landing").key(key), file);
      }
    }
  }

  private static String expected(String table) throws IOException {
    return Files.readString(SHOP.resolve("expected").resolve(table + "-after-wave2.csv"));
  }

  /** Runs a command that must succeed; gives what it wrote to stdout. */
  private String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    int code = Frazil.run(arguments);
    System.setOut(console);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(code).as("%s\n%s", List.of(arguments), text).isZero();
    return text;
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
