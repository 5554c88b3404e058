package io.frazil.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.JavaProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two to four processes merge the same tables at once, while files arrive late, twice and in
 * another order; one of them is killed on the way.
 *
 * <p>Takes minutes: runs where {@code torture.rounds} is set, as in CI.
 */
@EnabledIfSystemProperty(named = "torture.rounds", matches = "\\d+")
class ProcessesIT {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 1);

  @TempDir private Path folder;

  @Test
  void processesAtOnceEndAsTheSource() {
    List<String> differences = new ArrayList<>();
    int processes = 0;
    int batches = 0;
    long conflicts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Path place = folder.resolve("round-" + round);
      boolean cloud = round % 2 == 1;
      try (Torture torture =
          new Torture(
              place, cloud ? new CloudPlace(place) : new LocalPlace(place), Seed.VALUE + round)) {
        int workers = 2 + round % 3;
        processes += workers;
        differences.addAll(run(torture, workers));
        batches += torture.batches();
        conflicts += torture.failures();
      }
    }
    System.out.println(
        "torture processes: rounds "
            + ROUNDS
            + ", processes "
            + processes
            + ", killed "
            + ROUNDS
            + ", batches "
            + batches
            + ", failed drains "
            + conflicts
            + "; FRAZIL_SEED="
            + Seed.VALUE
            + "; differences "
            + differences.size());
    assertThat(differences).isEmpty();
  }

  private static List<String> run(Torture torture, int count) {
    torture.deliver(4);
    List<JavaProcess> workers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      workers.add(torture.start(FaultPoint.NOWHERE));
    }
    boolean more = true;
    while (more) {
      workers.forEach(worker -> torture.awaitMore(worker, Stage.LISTING, 1));
      more = torture.deliver(2);
    }
    torture.kill(workers.get(0));
    return torture.end();
  }
}
