package io.frazil.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.JavaProcess;
import io.frazil.localaws.Faults.Calls;
import io.frazil.localaws.GlueFaults;
import io.frazil.localaws.S3Faults;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * S3 and Glue fail at random while processes merge: too many requests, server errors, answers that
 * get lost, connections that break, listings that take their time, access denied for a while. Once
 * they are well again the tables come to be as the source.
 *
 * <p>Takes minutes: runs where {@code torture.rounds} is set, as in CI.
 */
@EnabledIfSystemProperty(named = "torture.rounds", matches = "\\d+")
class FaultsIT {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 1);

  @TempDir private Path folder;

  @Test
  void tablesComeToBeAsTheSourceOnceFaultsEnd() {
    List<String> differences = new ArrayList<>();
    int faults = 0;
    long failures = 0;
    int batches = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path place = folder.resolve("round-" + round);
      CloudPlace cloud = new CloudPlace(place);
      try (Torture torture = new Torture(place, cloud, Seed.VALUE + round)) {
        faults += run(torture, cloud);
        differences.addAll(torture.end());
        failures += torture.failures();
        batches += torture.batches();
      }
    }
    System.out.println(
        "torture faults: rounds "
            + ROUNDS
            + ", faults ordered "
            + faults
            + ", failed drains "
            + failures
            + ", batches "
            + batches
            + "; FRAZIL_SEED="
            + Seed.VALUE
            + "; differences "
            + differences.size());
    assertThat(differences).isEmpty();
  }

  private static int run(Torture torture, CloudPlace cloud) {
    torture.deliver(3);
    JavaProcess worker = torture.start(FaultPoint.NOWHERE);
    torture.await(worker, Stage.COMMITTED, 1);
    int faults = 0;
    boolean more = true;
    while (more) {
      more = torture.deliver(2);
      for (int i = 0; i < 2; i++) {
        order(cloud.cloud().s3().faults(), torture.random());
        order(cloud.cloud().glue().faults(), torture.random());
        faults += 2;
      }
      torture.awaitMore(worker, Stage.PROGRESS, 3);
      clear(cloud);
      torture.awaitMore(worker, Stage.LISTING, 1);
    }
    clear(cloud);
    return faults;
  }

  private static void clear(CloudPlace cloud) {
    cloud.cloud().s3().faults().clear();
    cloud.cloud().glue().faults().clear();
  }

  private static void order(S3Faults s3, Random random) {
    int times = 1 + random.nextInt(6);
    switch (random.nextInt(9)) {
      case 0 -> s3.slowDownListings(times);
      case 1 -> s3.slowDownReads(times);
      case 2 -> s3.slowDownWrites(times);
      case 3 -> s3.failWritesAfterEffect(times);
      case 4 -> s3.dropReads(times);
      case 5 -> s3.delayListings(Duration.ofMillis(random.nextInt(300)));
      case 6 -> s3.denyListing("landing/dms");
      case 7 -> s3.denyReading(random.nextBoolean() ? "landing/dms" : "lake/warehouse");
      default -> s3.denyWriting("lake/warehouse");
    }
  }

  private static void order(GlueFaults glue, Random random) {
    String operation = random.nextBoolean() ? "UpdateTable" : "GetTable";
    int times = 1 + random.nextInt(4);
    switch (random.nextInt(7)) {
      case 0 -> glue.throttle(operation, times);
      case 1 -> glue.failBeforeEffect(Calls.next(operation, times));
      case 2 -> glue.failAfterEffect(Calls.next("UpdateTable", times));
      case 3 -> glue.dropBeforeEffect(Calls.next(operation, times));
      case 4 -> glue.dropAfterEffect(Calls.next("UpdateTable", times));
      case 5 -> glue.conflictOnUpdate(1);
      default -> glue.deny(operation);
    }
  }
}
