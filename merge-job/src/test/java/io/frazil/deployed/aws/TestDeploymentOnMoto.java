package io.frazil.deployed.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.aws.S3Access;
import io.frazil.localaws.MotoServer;
import io.frazil.setup.deployed.EventMapping;
import io.frazil.setup.deployed.EventQueue;
import io.frazil.setup.deployed.Expiry;
import io.frazil.setup.deployed.MergeJob;
import io.frazil.setup.deployed.Notifications;
import io.frazil.setup.deployed.TriggerFunction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A whole chain from bucket to job, by somebody else's reading of the APIs. */
class TestDeploymentOnMoto {

  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:events";
  private static final String DEAD = "arn:aws:sqs:us-east-1:123456789012:dead";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:trigger";
  private static final String POLICY =
      "{\"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\":"
          + " \"s3.amazonaws.com\"}, \"Action\": \"sqs:SendMessage\", \"Resource\": \"*\"}]}";
  private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/k";

  private static MotoServer moto;
  private static SdkSettings settings;
  private static LiveDeployment aws;

  @BeforeAll
  static void deploy() throws IOException {
    Assumptions.assumeTrue(MotoServer.isInstalled(), "Skipped: moto_server is not on the PATH");
    moto = MotoServer.start();
    settings = SdkSettings.at(moto.endpoint());
    aws = new LiveDeployment(S3Access::client);
    deployQueue();
    deployBucket();
    deployFunction();
    try (GlueClient glue =
        GlueClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      glue.createJob(
          job ->
              job.name("merge")
                  .role("arn:aws:iam::123456789012:role/frazil-merge")
                  .command(command -> command.name("glueetl"))
                  .glueVersion("5.1")
                  .executionProperty(property -> property.maxConcurrentRuns(1))
                  .defaultArguments(Map.of("--pipeline", "s3://acme/shop.yaml")));
    }
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      settings.close();
      moto.close();
    }
  }

  @Test
  void bucketTellsWhomItTells() {
    assertThat(aws.notifications("acme-landing"))
        .isEqualTo(
            new Notifications(
                List.of(new Notifications.Target(QUEUE, List.of("s3:ObjectCreated:*"), "dms/", "")),
                false));
    assertThat(aws.notifications("acme-bare")).isEqualTo(new Notifications(List.of(), false));
  }

  @Test
  void bucketTellsItsExpiriesItsBlockAndItsKey() {
    assertThat(aws.expiries("acme-landing"))
        .containsExactly(new Expiry("old", "dms/", true, "after 30 days"));
    assertThat(aws.isPublicAccessBlocked("acme-landing")).isTrue();
    assertThat(aws.encryptionKey("acme-landing")).isEqualTo(KEY);
  }

  @Test
  void bucketWithoutAnyOfItHasNone() {
    assertThat(aws.expiries("acme-bare")).isEmpty();
    assertThat(aws.isPublicAccessBlocked("acme-bare")).isFalse();
    assertThat(aws.encryptionKey("acme-bare")).isEmpty();
  }

  @Test
  void bucketThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> aws.notifications("acme-nowhere"))
        .hasMessageStartingWith(
            "Cannot look at the notifications of bucket acme-nowhere: there is no such bucket");
  }

  @Test
  void queueTellsPolicyAndRedrive() {
    assertThat(aws.queue(QUEUE))
        .isEqualTo(new EventQueue(QUEUE, Duration.ofSeconds(360), POLICY, DEAD, 100));
  }

  @Test
  void eventSourceTellsItsFunctionAndHowItIsCalled() {
    assertThat(aws.mappings(QUEUE))
        .containsExactly(new EventMapping(FUNCTION, "Enabled", true, Duration.ofSeconds(30)));
    assertThat(aws.mappings(DEAD)).isEmpty();
  }

  @Test
  void functionTellsItsEnvironment() {
    TriggerFunction function = aws.function(FUNCTION);

    assertThat(function.arn()).isEqualTo(FUNCTION);
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(function.role()).isEqualTo("arn:aws:iam::123456789012:role/frazil-trigger");
    assertThat(function.environment()).isEqualTo(Map.of("FRAZIL_LAUNCHER", "glue"));
  }

  @Test
  void jobTellsHowItRuns() {
    assertThat(aws.job("merge"))
        .isEqualTo(
            new MergeJob(
                "merge",
                1,
                false,
                "5.1",
                "arn:aws:iam::123456789012:role/frazil-merge",
                Map.of("--pipeline", "s3://acme/shop.yaml")));
    assertThatThrownBy(() -> aws.job("no-such"))
        .hasMessageStartingWith("Cannot look at Glue job no-such: it is not there");
  }

  private static void deployQueue() {
    try (SqsClient sqs = SqsClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      sqs.createQueue(create -> create.queueName("dead"));
      sqs.createQueue(
          create ->
              create
                  .queueName("events")
                  .attributes(
                      Map.of(
                          QueueAttributeName.VISIBILITY_TIMEOUT,
                          "360",
                          QueueAttributeName.POLICY,
                          POLICY,
                          QueueAttributeName.REDRIVE_POLICY,
                          "{\"deadLetterTargetArn\": \""
                              + DEAD
                              + "\", \"maxReceiveCount\": \"100\"}")));
    }
  }

  private static void deployBucket() {
    try (S3Client s3 = S3Access.client()) {
      s3.createBucket(create -> create.bucket("acme-bare"));
      s3.createBucket(create -> create.bucket("acme-landing"));
      s3.putBucketNotificationConfiguration(
          put ->
              put.bucket("acme-landing")
                  .notificationConfiguration(
                      told ->
                          told.queueConfigurations(
                              QueueConfiguration.builder()
                                  .queueArn(QUEUE)
                                  .events(Event.S3_OBJECT_CREATED)
                                  .filter(
                                      filter ->
                                          filter.key(
                                              key ->
                                                  key.filterRules(
                                                      FilterRule.builder()
                                                          .name("prefix") // moto takes no other
                                                          // spelling
                                                          .value("dms/")
                                                          .build())))
                                  .build())));
      s3.putBucketLifecycleConfiguration(
          put ->
              put.bucket("acme-landing")
                  .lifecycleConfiguration(
                      life ->
                          life.rules(
                              rule("old", ExpirationStatus.ENABLED),
                              rule("off", ExpirationStatus.DISABLED))));
      s3.putPublicAccessBlock(
          put ->
              put.bucket("acme-landing")
                  .publicAccessBlockConfiguration(
                      block ->
                          block
                              .blockPublicAcls(true)
                              .ignorePublicAcls(true)
                              .blockPublicPolicy(true)
                              .restrictPublicBuckets(true)));
      s3.putBucketEncryption(
          put ->
              put.bucket("acme-landing")
                  .serverSideEncryptionConfiguration(
                      encryption ->
                          encryption.rules(
                              ServerSideEncryptionRule.builder()
                                  .applyServerSideEncryptionByDefault(
                                      by ->
                                          by.sseAlgorithm(ServerSideEncryption.AWS_KMS)
                                              .kmsMasterKeyID(KEY))
                                  .build())));
    }
  }

  private static LifecycleRule rule(String id, ExpirationStatus status) {
    return LifecycleRule.builder()
        .id(id)
        .status(status)
        .filter(filter -> filter.prefix("dms/"))
        .expiration(expiration -> expiration.days(30))
        .build();
  }

  private static void deployFunction() throws IOException {
    try (IamClient iam =
        IamClient.builder()
            .region(Region.AWS_GLOBAL)
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      iam.createRole(
          role -> role.roleName("frazil-trigger").assumeRolePolicyDocument("{\"Statement\": []}"));
    }
    SdkBytes code = SdkBytes.fromByteArray(zip());
    try (LambdaClient lambda =
        LambdaClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      lambda.createFunction(
          create ->
              create
                  .functionName("trigger")
                  .runtime(Runtime.JAVA17)
                  .handler("x::y")
                  .role("arn:aws:iam::123456789012:role/frazil-trigger")
                  .timeout(60)
                  .environment(set -> set.variables(Map.of("FRAZIL_LAUNCHER", "glue")))
                  .code(zip -> zip.zipFile(code)));
      lambda.createEventSourceMapping(
          create ->
              create
                  .functionName("trigger")
                  .eventSourceArn(QUEUE)
                  .batchSize(100)
                  .maximumBatchingWindowInSeconds(30)
                  .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    }
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("x"));
      zip.write("x".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
