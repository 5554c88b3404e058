package io.frazil.merge.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.dms.ChangeFileName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any set of change files, arriving in any order and applied in any number of drains, ends with
 * every file applied exactly once and the watermark on the newest name. The number in a test's name
 * is its seed.
 */
class TestDrainPermutations {

  private static final int ROUNDS = 50;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyFileIsAppliedOnceInAnyOrderOfArrival(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> files = files(random);
      Collections.shuffle(files, random);
      Drained drained = new Drained(random);
      files.forEach(drained::arrive);
      drained.finish();

      assertThat(drained.applied).as("round %s", round).isEqualTo(once(files));
      assertThat(drained.watermark()).as("round %s", round).isEqualTo(newest(files));
      assertThat(drained.discovery.select().pending()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void compactionAndExpiryChangeNothing(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<String> files = files(random);
      files.sort(Comparator.comparing(TestDrainPermutations::name));
      Drained drained = new Drained(random);
      for (String file : files) {
        drained.arrive(file);
        drained.maintain();
      }
      drained.finish();

      assertThat(drained.applied).as("round %s", round).isEqualTo(once(files));
      assertThat(drained.watermark()).as("round %s", round).isEqualTo(newest(files));
    }
  }

  /** Up to 25 files of one morning, some in date folders. */
  private static List<String> files(Random random) {
    Map<Integer, String> files = new HashMap<>();
    int count = 1 + random.nextInt(25);
    for (int i = 0; i < count; i++) {
      int stamp = 100_000_000 + random.nextInt(1_000);
      String folder = random.nextBoolean() ? "" : "2024/06/12/";
      files.put(stamp, folder + "20240612-" + stamp + ".csv");
    }
    return new ArrayList<>(files.values());
  }

  private static Map<String, Integer> once(List<String> files) {
    Map<String, Integer> once = new HashMap<>();
    files.forEach(file -> once.put(file, 1));
    return once;
  }

  private static String newest(List<String> files) {
    return files.stream()
        .map(TestDrainPermutations::name)
        .max(ChangeFileName::compareTo)
        .orElseThrow()
        .path();
  }

  private static ChangeFileName name(String file) {
    return ChangeFileName.parse(file).orElseThrow();
  }

  /** A table drained now and then, with a count of how often each file was applied. */
  private static final class Drained {

    private final Discovery discovery = new Discovery();
    private final Map<String, Integer> applied = new HashMap<>();
    private final Random random;
    private long second;

    Drained(Random random) {
      this.random = random;
    }

    void arrive(String file) {
      discovery.folder().write(++second, file);
      if (random.nextInt(3) == 0) {
        applyNext();
      }
    }

    void maintain() {
      discovery.at(++second);
      switch (random.nextInt(8)) {
        case 0 -> discovery.table().compact(second);
        case 1 -> discovery.table().expire(newestBatch() + 1 + random.nextInt(3));
        default -> {}
      }
    }

    /** Place of the newest batch in the ancestry: expiry must not go further. */
    private int newestBatch() {
      List<SnapshotRecord> ancestry = discovery.table().ancestry();
      int place = 0;
      while (place < ancestry.size() - 1
          && BatchSummary.parse(ancestry.get(place).summary()).isEmpty()) {
        place++;
      }
      return place;
    }

    void finish() {
      int batches = 0;
      while (applyNext()) {
        assertThat(++batches).isLessThan(100);
      }
    }

    private boolean applyNext() {
      Optional<ChangeBatch> batch = discovery.at(++second).select().batch();
      batch.ifPresent(
          next -> {
            assertContextIsWhole(next);
            next.files().forEach(file -> applied.merge(file.path(), 1, Integer::sum));
            discovery.commit(next);
          });
      return batch.isPresent();
    }

    /** Every file applied before that comes after the oldest of the batch is read with it. */
    private void assertContextIsWhole(ChangeBatch batch) {
      ChangeFile oldest = batch.files().get(0);
      List<ChangeFile> after =
          discovery.folder().listing().cdc().stream()
              .filter(file -> file.compareTo(oldest) > 0 && applied.containsKey(file.path()))
              .toList();
      assertThat(batch.context()).isEqualTo(after);
    }

    String watermark() {
      return discovery.table().progress().watermark().orElseThrow().path();
    }
  }
}
