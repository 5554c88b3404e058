package io.frazil.torture;

import io.frazil.endtoend.TestAccount;
import io.frazil.localaws.LocalCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.aws.s3.S3FileIO;

/** S3 and Glue of this JVM. */
final class CloudPlace implements Place {

  private final TestAccount account;

  CloudPlace(Path folder) {
    account = new TestAccount(folder.resolve("aws"));
  }

  /** For its faults. */
  LocalCloud cloud() {
    return account.cloud();
  }

  @Override
  public String landing() {
    return account.landing();
  }

  @Override
  public String catalog() {
    return account.catalog(
        ", s3.retry.num-retries: '2', s3.retry.min-wait-ms: '1', s3.retry.max-wait-ms: '10',"
            + " io-impl: "
            + MarkedFileIO.class.getName()
            + ", "
            + MarkedFileIO.OF
            + ": "
            + S3FileIO.class.getName());
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
    account.land(path, content.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    account.close();
  }
}
