package io.frazil.endtoend;

import io.frazil.localaws.LocalCloud;
import java.nio.file.Path;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 and Glue of this JVM: a bucket in which change files land, and one for tables. */
public final class TestAccount implements AutoCloseable {

  private final LocalCloud cloud;
  private final S3Client s3;

  /**
   * Starts it.
   *
   * @param folder for what the buckets and the catalog hold
   */
  public TestAccount(Path folder) {
    cloud = LocalCloud.start(new LocalCloud.Layout(folder, 0, "landing", "events"));
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
  public LocalCloud cloud() {
    return cloud;
  }

  /** The text of a pipeline file's {@code landing}. */
  public String landing() {
    return "s3://landing/dms";
  }

  /**
   * The text of a pipeline file's {@code catalog}: Glue.
   *
   * @param more properties after those that lead here, each with a comma before
   */
  public String catalog(String more) {
    return "{name: lake, type: glue, warehouse: 's3://lake/warehouse', properties: {s3.endpoint: '"
        + cloud.s3().endpoint()
        + "', glue.endpoint: '"
        + cloud.glue().endpoint()
        + "', s3.path-style-access: 'true', client.region: us-east-1"
        + more
        + "}}";
  }

  /** Puts a whole object below the landing folder, in place of one of that name. */
  public void land(String path, byte[] content) {
    s3.putObject(put -> put.bucket("landing").key("dms/" + path), RequestBody.fromBytes(content));
  }

  @Override
  public void close() {
    s3.close();
    cloud.close();
  }
}
