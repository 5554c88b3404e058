package io.frazil.replicator.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.localaws.S3Server;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import io.frazil.replicator.store.FileStore;
import io.frazil.replicator.store.FileStoreContract;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

class TestS3Store extends FileStoreContract {

  private static S3Server server;
  private static S3Client s3;

  private final String bucket = "landing-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    server = S3Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    s3 =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  @AfterAll
  static void stop() {
    s3.close();
    server.close();
  }

  @Override
  protected FileStore store() {
    s3.createBucket(create -> create.bucket(bucket));
    return new S3Store(s3, new Location("s3://" + bucket + "/dms"));
  }

  @Override
  protected String read(String path) {
    return s3.getObjectAsBytes(get -> get.bucket(bucket).key("dms/" + path)).asUtf8String();
  }

  @Test
  void aBucketThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> new S3Store(s3, new Location("s3://nowhere/dms")).list("public/orders"))
        .isInstanceOf(FrazilException.class)
        .hasMessageStartingWith(
            "Cannot list s3://nowhere/dms/public/orders: there is no such bucket");
  }

  @Test
  void theWholeBucketMayBeTheLandingPlace() {
    s3.createBucket(create -> create.bucket(bucket));
    FileStore store = new S3Store(s3, new Location("s3://" + bucket));
    s3.putObject(
        put -> put.bucket(bucket).key("public/orders/LOAD00000001.csv"),
        RequestBody.fromString("x"));

    assertThat(store.list("public/orders")).containsExactly("public/orders/LOAD00000001.csv");
  }
}
