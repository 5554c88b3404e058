package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.localaws.Faults.Calls;
import io.frazil.localaws.GlueServer;
import io.frazil.localaws.S3Server;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** The merge contract over Glue Data Catalog and S3, and what only Glue does. */
class MergeOverGlueIT extends MergeOverCatalogContract {

  /** More than the SDK tries by itself. */
  private static final int MANY = 1_000;

  private GlueServer glue;
  private S3Server s3;

  @BeforeEach
  void start() {
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    glue = GlueServer.start(anyPort);
    s3 = S3Server.start(anyPort);
    try (S3Client client =
        S3Client.builder().endpointOverride(s3.endpoint()).forcePathStyle(true).build()) {
      client.createBucket(request -> request.bucket("lake"));
    }
  }

  @AfterEach
  void stop() {
    glue.close();
    s3.close();
  }

  @Override
  CatalogChoice catalog() {
    return new CatalogChoice(
        CatalogConfig.Type.GLUE,
        Map.of(
            "glue.endpoint", glue.endpoint().toString(),
            "s3.endpoint", s3.endpoint().toString()),
        folder -> new Location("s3://lake/warehouse"));
  }

  /** The SDK gives up after four attempts; the fifth is Iceberg's. */
  @Override
  void loseNextCommit(Path warehouse) {
    glue.faults().dropBeforeEffect(Calls.next("UpdateTable", 5));
  }

  /** The SDK's second attempt meets what its first one did. */
  @Override
  void loseNextAnswer(Path warehouse) {
    glue.faults().dropAfterEffect(Calls.only("UpdateTable", 1));
  }

  @Override
  void refuseNextCommit(Path warehouse) {
    glue.faults().conflictOnUpdate(1);
  }

  @Test
  void errorAfterTheEffectIsFoundToBeACommit(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      glue.faults().failAfterEffect(Calls.only("UpdateTable", 1));

      TableOutcome outcome = notes.drain();

      assertChanged(notes);
      assertThat(outcome.batches()).hasSize(1);
    }
  }

  /** What Iceberg takes for a lost race here did land: it must not clean up after it. */
  @Test
  void commitTakenForALostRaceIsFoundToHaveLanded(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      lookOnlyOnceForACommit(notes);
      glue.faults().dropAfterEffect(Calls.only("UpdateTable", 1));
      glue.faults().denyAfter("UpdateTable", Calls.next("GetTable", 1));

      TableOutcome outcome = notes.drain();

      assertChanged(notes);
      assertThat(outcome.batches()).hasSize(1);
    }
  }

  @Test
  void commitThatNobodyCanLookUpIsFoundByTheNextRun(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      lookOnlyOnceForACommit(notes);
      glue.faults().dropAfterEffect(Calls.only("UpdateTable", 1));
      glue.faults().denyAfter("UpdateTable", Calls.every("GetTable"));

      TableOutcome outcome = notes.tryDrain();

      assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.COMMIT_UNKNOWN);
      glue.faults().clear();
      assertThat(notes.drain().batches()).isEmpty(); // the batch had landed
      assertChanged(notes);
    }
  }

  private static void lookOnlyOnceForACommit(OneTable notes) {
    notes
        .place()
        .icebergTable(notes.shape())
        .updateProperties()
        .set("commit.status-check.num-retries", "0")
        .commit();
  }

  @Test
  void throttledCommitIsTriedAgainByTheSdk(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      glue.faults().throttle("UpdateTable", 2);

      notes.drain();

      assertChanged(notes);
    }
  }

  @Test
  void catalogThatThrottlesToTheEndIsAnOutsideFailure(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      glue.faults().throttle("UpdateTable", MANY);

      FrazilException failure = notes.tryDrain().failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
      assertThat(failure.getMessage()).contains("Rate exceeded");
      glue.faults().clear();
      notes.drain();
      assertChanged(notes);
    }
  }

  @Test
  void missingPermissionIsNamed(SparkSession spark) throws IOException {
    try (OneTable notes = notes(spark)) {
      loadAndChange(notes);
      glue.faults().deny("UpdateTable");

      FrazilException failure = notes.tryDrain().failure().orElseThrow();

      assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL);
      assertThat(failure.getMessage()).contains("glue:UpdateTable");
      assertThat(notes.batches()).extracting(BatchSummary::files).containsExactly(List.of(LOAD));
      glue.faults().clear();
      assertThat(notes.drain().batches().get(0).summary().files()).containsExactly(FIRST);
    }
  }
}
