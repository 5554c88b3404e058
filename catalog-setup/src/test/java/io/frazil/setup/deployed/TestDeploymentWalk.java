package io.frazil.setup.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDeploymentWalk {

  private static final String FILE = "s3://acme-frazil/shop.yaml";
  private static final DeploymentWalk.Hints NONE = new DeploymentWalk.Hints("", "", "");

  private final FakeDeployment aws = new FakeDeployment();

  @Test
  void soundDeploymentHasNoFinding() {
    assertThat(find()).isEmpty();
  }

  @Test
  void chainIsWalkedFromTheBucketToTheRightsOfTheRoles() {
    find();

    assertThat(aws.asked)
        .containsExactly(
            "notifications acme-landing",
            "expiries acme-landing",
            "isPublicAccessBlocked acme-landing",
            "encryptionKey acme-landing",
            "queue " + FakeDeployment.QUEUE,
            "mappings " + FakeDeployment.QUEUE,
            "function arn:aws:lambda:eu-central-1:111122223333:function:trigger",
            "job merge",
            "denied frazil-merge",
            "  s3:ListBucket on arn:aws:s3:::acme-landing dms/public/orders/",
            "  s3:GetObject on arn:aws:s3:::acme-landing/dms/public/orders/LOAD00000001.csv ",
            "  s3:ListBucket on arn:aws:s3:::acme-lake warehouse/",
            "  s3:GetObject on arn:aws:s3:::acme-lake/warehouse/shop/data/0.parquet ",
            "  s3:PutObject on arn:aws:s3:::acme-lake/warehouse/shop/data/0.parquet ",
            "  s3:DeleteObject on arn:aws:s3:::acme-lake/warehouse/shop/data/0.parquet ",
            "  glue:GetDatabase on arn:aws:glue:eu-central-1:111122223333:database/shop ",
            "  glue:GetTable on arn:aws:glue:eu-central-1:111122223333:table/shop/orders ",
            "  glue:UpdateTable on arn:aws:glue:eu-central-1:111122223333:table/shop/orders ",
            "  dms:DescribeReplicationTasks on arn:aws:dms:eu-central-1:111122223333:task:SHOP ",
            "  dms:DescribeTableStatistics on arn:aws:dms:eu-central-1:111122223333:task:SHOP ",
            "denied frazil-trigger",
            "  sqs:ReceiveMessage on " + FakeDeployment.QUEUE + " ",
            "  sqs:DeleteMessage on " + FakeDeployment.QUEUE + " ",
            "  sqs:GetQueueAttributes on " + FakeDeployment.QUEUE + " ",
            "  s3:GetObject on arn:aws:s3:::acme-frazil/shop.yaml ",
            "  glue:StartJobRun on arn:aws:glue:eu-central-1:111122223333:job/merge ");
  }

  @Test
  void rightsThatRolesLackAreNamed() {
    aws.key = "arn:aws:kms:eu-central-1:111122223333:key/k";
    aws.deniedActions.addAll(List.of("kms:Decrypt", "glue:StartJobRun"));

    assertThat(find())
        .containsExactly(
            "right-missing role frazil-merge: it may not kms:Decrypt on"
                + " arn:aws:kms:eu-central-1:111122223333:key/k",
            "right-missing role frazil-trigger: it may not glue:StartJobRun on"
                + " arn:aws:glue:eu-central-1:111122223333:job/merge");
  }

  @Test
  void whatMayNotBeLookedAtIsAFindingAndTheWalkGoesOn() {
    aws.close("expiries").close("queue").close("denied");

    assertThat(walk())
        .extracting(Finding::check, Finding::what, Finding::remedy)
        .containsExactly(
            refused("acme-landing", "expiries"),
            refused(FakeDeployment.QUEUE, "queue"),
            refused("frazil-merge", "denied"),
            refused("frazil-trigger", "denied"));
    assertThat(aws.asked).contains("job merge");
  }

  @Test
  void bucketThatTellsNobodyIsNamedAndTheHintsAreFollowed() {
    aws.notifications = new Notifications(List.of(), false);

    assertThat(find(new DeploymentWalk.Hints(FakeDeployment.QUEUE, "", "nightly")))
        .containsExactly(
            "events-not-sent bucket acme-landing: it tells nobody of new objects below"
                + " s3://acme-landing/dms");
    assertThat(aws.asked).contains("queue " + FakeDeployment.QUEUE, "job nightly");
  }

  @ParameterizedTest
  @CsvSource({
    "s3:ObjectCreated:*, '', '', true",
    "s3:ObjectCreated:*, dms/, '', true",
    "s3:ObjectCreated:*, dms/public/, '', false",
    "s3:ObjectCreated:*, dms/, .csv, false",
    "s3:ObjectCreated:Put, dms/, '', false",
    "s3:ObjectCreated:*, dmsx/, '', false",
    "s3:ObjectRemoved:*, dms/, '', false",
  })
  void everyObjectBelowLandingMustBeTold(
      String event, String prefix, String suffix, boolean isTold) {
    aws.notifications =
        new Notifications(
            List.of(new Notifications.Target(FakeDeployment.QUEUE, List.of(event), prefix, suffix)),
            false);

    assertThat(find().stream().noneMatch(found -> found.startsWith("events-not-sent")))
        .isEqualTo(isTold);
  }

  @Test
  void eventBridgeIsNotFollowed() {
    aws.notifications = new Notifications(List.of(), true);

    assertThat(find())
        .containsExactly(
            "not-looked-at queue: the bucket tells EventBridge, which is not followed");
  }

  @Test
  void queueBehindEventBridgeMustLetItSend() {
    aws.notifications = new Notifications(List.of(), true);
    DeploymentWalk.Hints hints = new DeploymentWalk.Hints(FakeDeployment.QUEUE, "", "");

    assertThat(find(hints))
        .containsExactly(
            "queue-refuses-events queue events: its policy does not let events.amazonaws.com send");

    aws.queue =
        new EventQueue(
            FakeDeployment.QUEUE,
            Duration.ofSeconds(360),
            FakeDeployment.POLICY.replace("s3.amazonaws.com", "events.amazonaws.com"),
            "arn:aws:sqs:::dead",
            100);
    assertThat(find(hints)).isEmpty();
  }

  @Test
  void expiryThatReachesLandingIsNamed() {
    aws.expiries =
        List.of(
            new Expiry("old", "", true, "after 30 days"),
            new Expiry("cold", "dms/public/orders/", false, "after 7 days"),
            new Expiry("logs", "logs/", true, "after 1 day"));

    assertThat(find())
        .containsExactly(
            "landing-expires bucket acme-landing: lifecycle rule 'old' deletes objects below ''"
                + " after 30 days",
            "landing-expires bucket acme-landing: lifecycle rule 'cold' archives objects below"
                + " 'dms/public/orders/' after 7 days");
  }

  @Test
  void bucketThatMayBePublicIsNamed() {
    aws.publicAccessBlocked = false;

    assertThat(find())
        .containsExactly(
            "landing-may-be-public bucket acme-landing: its public access block is not on in full");
  }

  @Test
  void queueOfNobodyWithoutPatienceHasItsFindings() {
    aws.queue = new EventQueue(FakeDeployment.QUEUE, Duration.ofSeconds(30), "", "", 0);

    assertThat(find())
        .containsExactly(
            "queue-refuses-events queue events: its policy does not let s3.amazonaws.com send for"
                + " arn:aws:s3:::acme-landing",
            "no-dead-letter-queue queue events: it has no dead-letter queue",
            "visibility-too-short queue events: its visibility timeout is 30 s, and the function"
                + " and its batching window need 360 s");
  }

  @Test
  void messagesGivenUpBeforeALongRunEndsAreNamed() {
    aws.queue =
        new EventQueue(
            FakeDeployment.QUEUE, Duration.ofSeconds(360), FakeDeployment.POLICY, "arn:dead", 5);

    assertThat(find())
        .containsExactly(
            "messages-given-up-early queue events: messages go to the dead-letter queue after 5"
                + " receives of 360 s each");
  }

  @Test
  void queueThatNobodyReadsIsNamed() {
    aws.mappings = List.of();

    assertThat(find())
        .containsExactly("queue-not-read queue events: no function has it as event source");
  }

  @Test
  void eventSourceMustBeOnAndReportItsFailures() {
    aws.mappings =
        List.of(
            new EventMapping(
                "arn:aws:lambda:eu-central-1:111122223333:function:trigger",
                "Disabled",
                false,
                Duration.ZERO));

    assertThat(find())
        .containsExactly(
            "trigger-off event source of trigger: its state is Disabled",
            "no-partial-failures event source of trigger: ReportBatchItemFailures is off");
  }

  @Test
  void functionMustKnowThePipelineAndALauncher() {
    aws.environment =
        Map.of("FRAZIL_PIPELINES", "s3://acme-frazil/other.yaml", "FRAZIL_LAUNCHER", "gleu");

    assertThat(find())
        .containsExactly(
            "trigger-settings function trigger: FRAZIL_PIPELINES names"
                + " [s3://acme-frazil/other.yaml], not s3://acme-frazil/shop.yaml",
            "trigger-settings function trigger: FRAZIL_LAUNCHER is 'gleu'");
  }

  @Test
  void jobMustBeAsTheGuideSays() {
    aws.job = new MergeJob("merge", 3, true, "4.0", "arn:aws:iam::1:role/r", Map.of());

    assertThat(find())
        .containsExactly(
            "job-settings job merge: MaxConcurrentRuns is 3, not 1; job run queuing is on;"
                + " GlueVersion is '4.0', not 5.x; --conf does not name"
                + " IcebergSparkSessionExtensions; --extra-jars does not name"
                + " frazil-merge-job.jar");
  }

  @Test
  void roleOfAJobMayBeGivenByItsName() {
    aws.job = new MergeJob("merge", 1, false, "5.1", "frazil-merge", aws.job.arguments());
    aws.close("denied");

    assertThat(walk())
        .extracting(Finding::what)
        .contains("Cannot look at frazil-merge: access is denied (AccessDenied)");
    assertThat(aws.roles).contains("arn:aws:iam::111122223333:role/frazil-merge");
  }

  private static Tuple refused(String of, String method) {
    return tuple(
        Check.NOT_LOOKED_AT,
        "Cannot look at " + of + ": access is denied (AccessDenied)",
        "Allow x:" + method + " on *.");
  }

  private List<String> find() {
    return find(NONE);
  }

  /** Check, subject and what was found of each finding. */
  private List<String> find(DeploymentWalk.Hints hints) {
    return walk(hints).stream()
        .map(
            found ->
                found.check().id() + " " + String.join(",", found.subjects()) + ": " + found.what())
        .toList();
  }

  private List<Finding> walk() {
    return walk(NONE);
  }

  private List<Finding> walk(DeploymentWalk.Hints hints) {
    return new DeploymentWalk(aws, pipeline(), FILE, hints).find();
  }

  static Pipeline pipeline() {
    return PipelineReader.parse(
        """
        pipeline: shop
        landing: s3://acme-landing/dms
        dms-endpoint: {TimestampColumnName: ts}
        dms-task: arn:aws:dms:eu-central-1:111122223333:task:SHOP
        catalog: {name: lake, type: glue, warehouse: s3://acme-lake/warehouse}
        tables:
          - {source: public.orders, target: shop.orders, key: id, columns: {id: long}}
          - {source: public.items, target: shop.items, key: id, columns: {id: long}}
        """,
        Path.of("/"));
  }
}
