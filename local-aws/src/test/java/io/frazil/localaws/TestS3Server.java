package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class TestS3Server {

  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final String ODD_KEY = "dms/a b+c%20/ü'\"&=;@:$,?#/20240612-103125108.csv";

  private static S3Server server;
  private static S3Client s3;

  private final List<CreatedObject> created = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    server = S3Server.start(ANY_PORT);
    s3 = client(server, 1);
    s3.createBucket(create -> create.bucket("lake"));
  }

  @AfterAll
  static void stop() {
    s3.close();
    server.close();
  }

  @AfterEach
  void endFaults() {
    server.faults().clear();
    server.onCreated(object -> {});
  }

  @Test
  void objectIsStoredListedAndReadUnderItsOwnKey() {
    put(ODD_KEY, "I,1\n");

    assertThat(get(ODD_KEY)).isEqualTo("I,1\n");
    assertThat(keys("dms/a b+c%20/")).containsExactly(ODD_KEY);
  }

  @Test
  void writtenObjectIsToldBeforeTheWriterGoesOn() {
    server.onCreated(created::add);

    String etag = put(ODD_KEY, "I,1\n");

    assertThat(created)
        .containsExactly(new CreatedObject("lake", ODD_KEY, 4, etag.replace("\"", "")));
  }

  @Test
  void multipartUploadIsToldOnceWithItsWholeSize() {
    server.onCreated(created::add);
    byte[] part = new byte[5 << 20];

    String upload = s3.createMultipartUpload(make -> make.bucket("lake").key("big")).uploadId();
    String etag =
        s3.uploadPart(
                one -> one.bucket("lake").key("big").uploadId(upload).partNumber(1),
                RequestBody.fromBytes(part))
            .eTag();
    s3.completeMultipartUpload(
        whole ->
            whole
                .bucket("lake")
                .key("big")
                .uploadId(upload)
                .multipartUpload(
                    parts ->
                        parts.parts(CompletedPart.builder().partNumber(1).eTag(etag).build())));

    assertThat(created).extracting(CreatedObject::key).containsExactly("big");
    assertThat(created).extracting(CreatedObject::size).containsExactly(5L << 20);
  }

  @Test
  void severalObjectsAreDeletedAtOnce() {
    put("gone/1", "x");
    put("gone/2", "x");

    s3.deleteObjects(
        delete ->
            delete
                .bucket("lake")
                .delete(
                    all ->
                        all.objects(
                            ObjectIdentifier.builder().key("gone/1").build(),
                            ObjectIdentifier.builder().key("gone/2").build())));

    assertThat(keys("gone/")).isEmpty();
  }

  @Test
  void deniedPlacesAreDeniedForThatAlone() {
    put("private/x", "x");
    server.faults().denyReading("lake/private/");

    assertRefused(403, "AccessDenied", () -> get("private/x"));
    assertThat(keys("private/")).containsExactly("private/x");

    server.faults().clear();
    server.faults().denyListing("lake/private/");

    assertRefused(403, "AccessDenied", () -> keys("private/"));
    assertThat(get("private/x")).isEqualTo("x");
  }

  @Test
  void slowDownIsUsedUpRequestByRequest() {
    put("x", "x");
    server.faults().slowDownReads(1);

    assertRefused(503, "SlowDown", () -> get("x"));
    assertThat(get("x")).isEqualTo("x");
  }

  @Test
  void writeThatIsAnsweredWithAnErrorMayHaveTakenEffect() {
    server.faults().failWritesAfterEffect(1);

    assertRefused(500, "InternalError", () -> put("effect", "done"));
    assertThat(get("effect")).isEqualTo("done");
  }

  @Test
  void droppedBodyEndsInTheMiddle() throws IOException {
    put("x", "0123456789");
    server.faults().dropReads(1);

    // The JDK's own HTTP client takes the early end for the end.
    assertThat(s3.getObject(get -> get.bucket("lake").key("x")).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("01234");
    assertThat(get("x")).isEqualTo("0123456789");
  }

  @Test
  void delayedListingRunsIntoTheCallersTimeout() {
    server.faults().delayListings(Duration.ofMinutes(5));

    assertThatThrownBy(
            () ->
                s3.listObjectsV2(
                    list ->
                        list.bucket("lake")
                            .overrideConfiguration(
                                call -> call.apiCallTimeout(Duration.ofMillis(200)))))
        .isInstanceOf(ApiCallTimeoutException.class);
  }

  @Test
  void missingKeyIsToldFromADeniedOne() {
    assertThatThrownBy(() -> get("nothing")).isInstanceOf(NoSuchKeyException.class);
    assertRefused(404, "NoSuchBucket", () -> s3.listObjectsV2(list -> list.bucket("nothing")));
  }

  @Test
  void folderOutlivesTheServer(@TempDir Path folder) {
    try (S3Server first = S3Server.start(ANY_PORT, folder);
        S3Client writer = client(first, 1)) {
      writer.createBucket(create -> create.bucket("kept"));
      writer.putObject(
          put -> put.bucket("kept").key("dms/a b.csv"), RequestBody.fromString("I,1\n"));
    }

    try (S3Server second = S3Server.start(ANY_PORT, folder);
        S3Client reader = client(second, 1)) {
      assertThat(
              reader.getObjectAsBytes(get -> get.bucket("kept").key("dms/a b.csv")).asUtf8String())
          .isEqualTo("I,1\n");
    }
  }

  private static void assertRefused(int status, String code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.statusCode()).isEqualTo(status);
            });
  }

  private static String put(String key, String text) {
    return s3.putObject(put -> put.bucket("lake").key(key), RequestBody.fromString(text)).eTag();
  }

  private static String get(String key) {
    return s3.getObjectAsBytes(get -> get.bucket("lake").key(key)).asUtf8String();
  }

  private static List<String> keys(String prefix) {
    return s3.listObjectsV2(list -> list.bucket("lake").prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  private static S3Client client(S3Server server, int attempts) {
    return S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(server.endpoint())
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .overrideConfiguration(
            settings -> settings.retryStrategy(retry -> retry.maxAttempts(attempts)))
        .build();
  }
}
