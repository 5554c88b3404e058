package io.frazil.endtoend;

import io.frazil.endtoend.JavaProcess.Program;
import io.frazil.localaws.LambdaServer;
import io.frazil.localaws.LocalCloud;
import io.frazil.localaws.feed.FeedFile;
import io.frazil.localaws.feed.FeedStep;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** An account with the example shop set up in it: buckets, queue, notification, empty tables. */
final class ShopCloud implements AutoCloseable {

  static final String PIPELINE = "s3://frazil-landing/pipelines/shop.yaml";

  private final Path folder;
  private final LocalCloud cloud;
  private final LambdaServer lambda;
  private final S3Client s3;
  private final GlueTables tables;

  private ShopCloud(Path folder) {
    this.folder = folder;
    cloud =
        LocalCloud.start(
            new LocalCloud.Layout(folder.resolve("aws"), 0, "frazil-landing", "frazil-events"));
    lambda = LambdaServer.start(new InetSocketAddress("127.0.0.1", 0));
    s3 =
        S3Client.builder()
            .endpointOverride(endpoint("S3"))
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    tables = new GlueTables(endpoint("GLUE"), endpoint("S3"));
  }

  /**
   * Starts it and sets it up.
   *
   * @param folder for content and logs
   */
  static ShopCloud start(Path folder) {
    ShopCloud shop = new ShopCloud(folder);
    shop.s3.createBucket(create -> create.bucket("frazil-landing"));
    shop.s3.createBucket(create -> create.bucket("frazil-lake"));
    shop.s3.putObject(
        put -> put.bucket("frazil-landing").key("pipelines/shop.yaml"),
        RequestBody.fromString(Repository.text("examples/shop-aws/pipeline.yaml")));
    try (JavaProcess setup =
        shop.run("setup", Map.of(), Program.frazil("setup", "--pipeline", PIPELINE))) {
      if (setup.exitCode(Duration.ofMinutes(1)) != 0) {
        throw new AssertionError("Cannot set up:\n" + setup.output());
      }
    }
    return shop;
  }

  Path folder() {
    return folder;
  }

  LocalCloud aws() {
    return cloud;
  }

  LambdaServer lambda() {
    return lambda;
  }

  /** Starts a process that sees this account. */
  JavaProcess run(String name, Map<String, String> more, Program program) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_LAMBDA", lambda.endpoint().toString()));
    cloud.endpoints().forEach((variable, url) -> environment.put(variable, url.toString()));
    environment.putAll(more);
    return JavaProcess.start(folder.resolve(name + ".log"), environment, program);
  }

  SqsClient sqs() {
    return SqsClient.builder()
        .endpointOverride(endpoint("SQS"))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Waits as long as a function may run, and repeats nothing. */
  LambdaClient lambdaClient() {
    return LambdaClient.builder()
        .endpointOverride(lambda.endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(3)))
        .overrideConfiguration(all -> all.retryStrategy(DefaultRetryStrategy.doNotRetry()))
        .build();
  }

  /** Writes files as DMS does: whole objects, one after the other. */
  void drop(FeedStep step) {
    for (FeedFile file : step.files()) {
      s3.putObject(
          put -> put.bucket("frazil-landing").key("dms/" + file.path()),
          RequestBody.fromBytes(file.content()));
    }
  }

  List<String> rows(String table) {
    return tables.rows(table);
  }

  private URI endpoint(String service) {
    return cloud.endpoints().get("AWS_ENDPOINT_URL_" + service);
  }

  @Override
  public void close() throws IOException {
    tables.close();
    s3.close();
    lambda.close();
    cloud.close();
  }
}
