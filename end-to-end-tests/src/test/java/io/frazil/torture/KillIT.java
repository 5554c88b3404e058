package io.frazil.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.JavaProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The merge process ends anywhere, again and again, over SQLite and over S3 and Glue in turn; in
 * the end the tables are as the source.
 *
 * <p>Takes minutes: runs where {@code torture.rounds} is set, as in CI.
 */
@EnabledIfSystemProperty(named = "torture.rounds", matches = "\\d+")
class KillIT {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 1);

  /** Stages within a batch, in the order it comes to them; every one is had in four rounds. */
  private static final List<Stage> STAGES =
      List.of(
          Stage.METADATA_WRITTEN,
          Stage.DATA_FILE,
          Stage.QUARANTINE,
          Stage.COMMITTED,
          Stage.METADATA,
          Stage.PREPARE,
          Stage.MANIFEST,
          Stage.COMMIT,
          Stage.MANIFEST_LIST,
          Stage.LISTING);

  @TempDir private Path folder;

  /** Where workers were when they were killed. */
  private static final class Tally {
    private int before;
    private int between;
    private int during;

    synchronized void add(Optional<Stage> stage, int batches) {
      if (stage.map(Stage::isInCommit).orElse(false)) {
        during++;
      } else if (batches == 0) {
        before++;
      } else {
        between++;
      }
    }

    @Override
    public synchronized String toString() {
      return (before + between + during)
          + ", before the first commit "
          + before
          + ", between commits "
          + between
          + ", during a commit "
          + during;
    }
  }

  /** The first round alone, for the classes it leaves to workers after it, then two at a time. */
  @Test
  void mergeKilledAtAnyStageAndAnyMomentEndsAsTheSource() throws Exception {
    Torture.forgetClasses();
    List<String> differences = new ArrayList<>();
    Tally kills = new Tally();
    ExecutorService rounds = Executors.newFixedThreadPool(2);
    try {
      differences.addAll(rounds.submit(() -> round(0, kills)).get());
      List<Future<List<String>>> others = new ArrayList<>();
      for (int round = 1; round < ROUNDS; round++) {
        int number = round;
        others.add(rounds.submit(() -> round(number, kills)));
      }
      for (Future<List<String>> other : others) {
        differences.addAll(other.get());
      }
    } finally {
      rounds.shutdownNow();
    }
    System.out.println(said(kills) + "; differences " + differences.size());
    assertThat(differences).isEmpty();
  }

  private static String said(Tally kills) {
    return "torture kill: kills " + kills + "; FRAZIL_SEED=" + Seed.VALUE;
  }

  /** Three kills at stages and one at random, each in a new process, then one that ends well. */
  private List<String> round(int round, Tally kills) {
    Path at = folder.resolve("round-" + round);
    Place place = round % 2 == 1 ? new CloudPlace(at) : new LocalPlace(at);
    try (Torture torture = new Torture(at, place, Seed.VALUE + round)) {
      for (int i = 0; i < 3; i++) {
        torture.deliver(3);
        Stage stage = STAGES.get((3 * round + i) % STAGES.size());
        int time = stage == Stage.QUARANTINE ? 1 : 1 + torture.random().nextInt(3);
        torture.awaitHalt(torture.start(stage + ":" + time));
        kills.add(Optional.of(stage), torture.batches());
      }
      JavaProcess worker = torture.start(FaultPoint.NOWHERE);
      torture.deliver(3);
      torture.await(worker, Stage.PREPARE, 1 + torture.random().nextInt(6));
      if (worker.endsWithin(Duration.ofMillis(torture.random().nextInt(1_000)))) {
        return List.of("a worker ended by itself:\n" + worker.output());
      }
      kills.add(torture.kill(worker), torture.batches());
      List<String> differences = torture.end();
      System.out.println(
          "round %s of %s, differences %s; so far %s"
              .formatted(round + 1, ROUNDS, differences.size(), said(kills)));
      return differences;
    }
  }
}
