package io.frazil.torture;

import io.frazil.localaws.LocalCloud;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.aws.s3.S3FileIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 and Glue of this JVM. */
final class CloudPlace implements Place {

  private final LocalCloud cloud;
  private final S3Client s3;

  CloudPlace(Path folder) {
    cloud = LocalCloud.start(new LocalCloud.Layout(folder.resolve("aws"), 0, "landing", "events"));
    s3 =
        S3Client.builder()
            .endpointOverride(cloud.s3().endpoint())
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(all -> all.retryStrategy(patient()))
            .build();
    s3.createBucket(create -> create.bucket("landing"));
    s3.createBucket(create -> create.bucket("lake"));
  }

  /** Faults are ordered for whoever comes first, and that may be who puts files. */
  private static RetryStrategy patient() {
    return DefaultRetryStrategy.standardStrategyBuilder()
        .maxAttempts(50)
        .circuitBreakerEnabled(false)
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }

  /** For its faults. */
  LocalCloud cloud() {
    return cloud;
  }

  @Override
  public String landing() {
    return "s3://landing/dms";
  }

  @Override
  public String catalog() {
    return "{name: lake, type: glue, warehouse: 's3://lake/warehouse', properties: {s3.endpoint: '"
        + cloud.s3().endpoint()
        + "', glue.endpoint: '"
        + cloud.glue().endpoint()
        + "', s3.path-style-access: 'true', client.region: us-east-1, s3.retry.num-retries: '2',"
        + " s3.retry.min-wait-ms: '1', s3.retry.max-wait-ms: '10', io-impl: "
        + MarkedFileIO.class.getName()
        + ", "
        + MarkedFileIO.OF
        + ": "
        + S3FileIO.class.getName()
        + "}}";
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test");
  }

  @Override
  public void put(String path, String content) {
    s3.putObject(put -> put.bucket("landing").key("dms/" + path), RequestBody.fromString(content));
  }

  @Override
  public void close() {
    s3.close();
    cloud.close();
  }
}
