package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.LocalLandingPlace;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Clocks jump: that of the run, those of files, and the local one in their names. */
@ExtendWith(LocalSpark.class)
class ClockIT {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 1);
  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));
  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final Instant START = Instant.parse("2024-06-12T10:00:00Z");
  private static final LocalDateTime FOLD = LocalDateTime.of(2024, 10, 27, 0, 0);

  @TempDir private Path folder;

  @Test
  void runsAndFilesOfAnyTimeEndAsTheSource(SparkSession spark) throws IOException {
    Random random = new Random(SEED);
    int jumps = 8 * ROUNDS;
    int waits = 0;
    TreeMap<String, List<Object>> source = new TreeMap<>();
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.putAt(START.toString(), LOAD, NOTE.loaded(1, "loaded"));
      source.put("[1]", List.of(1L, "loaded"));
      for (int jump = 0; jump < jumps; jump++) {
        long id = 100 + jump;
        String name = String.format(Locale.ROOT, "20240612-1031%05d.csv", jump);
        Instant modified = START.plus(Duration.ofHours(random.nextInt(20_000) - 10_000));
        notes.putAt(modified.toString(), name, NOTE.insert(100, id, "at " + modified));
        source.put("[" + id + "]", List.of(id, "at " + modified));
        Instant now = START.plus(Duration.ofHours(random.nextInt(20_000) - 10_000));

        TableOutcome outcome = notes.drainAt(Clock.fixed(now, ZoneOffset.UTC));

        assertThat(outcome.failure()).as("jump %d, FRAZIL_SEED=%d", jump, SEED).isEmpty();
        waits += outcome.waiting().isEmpty() ? 0 : 1;
      }
      notes.drain();
      assertThat(notes.rows()).as("FRAZIL_SEED=%d", SEED).isEqualTo(List.copyOf(source.values()));
      assertThat(notes.batches().stream().map(BatchSummary::files).flatMap(List::stream))
          .doesNotHaveDuplicates()
          .hasSize(jumps + 1);
    }
    System.out.println(
        "torture clock: jumps "
            + jumps
            + ", of them waited "
            + waits
            + "; FRAZIL_SEED="
            + SEED
            + "; differences 0");
  }

  /** Names go from 02:59 back to 02:00; commit times and change sequences do not. */
  @Test
  void namesThatGoBackAnHourEndAsTheSource(SparkSession spark) {
    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(SEED + round);
      Path place = folder.resolve("fold-" + round);
      List<String> source = new ArrayList<>(List.of("1 loaded", "2 loaded"));
      List<Integer> files = new ArrayList<>();
      for (int file = 0; file < 12; file++) {
        files.add(file);
        source.set(file % 2, (1 + file % 2) + " change " + file);
      }
      Collections.shuffle(files, random);
      try (S3Notes notes =
          new S3Notes(
              place,
              spark,
              new LocalLandingPlace(place.resolve("landing")),
              ", DatePartitionEnabled: true, DatePartitionTimezone: Europe/Berlin")) {
        notes.put(LOAD, load(1), load(2));
        for (int file : files) {
          putInFold(notes, file);
          if (random.nextInt(3) == 0) {
            assertThat(notes.drain().failure()).isEmpty();
          }
        }
        assertThat(notes.drain().failure()).isEmpty();
        assertThat(notes.texts()).as("round %d, FRAZIL_SEED=%d", round, SEED).isEqualTo(source);
      }
    }
    System.out.println(
        "torture clock: folds " + ROUNDS + "; FRAZIL_SEED=" + SEED + "; differences 0");
  }

  private static String load(int id) {
    return "I,2024-10-26 00:00:00.000000," + id + ",loaded,,";
  }

  /** One change each ten minutes from midnight UTC on, flushed a minute later. */
  private static void putInFold(S3Notes notes, int file) {
    LocalDateTime commit = FOLD.plusMinutes(10L * file);
    String sequence =
        format("uuuuMMddHHmmssSS", commit) + String.format(Locale.ROOT, "%019d", file);
    LocalDateTime flushed =
        commit
            .plusMinutes(1)
            .atOffset(ZoneOffset.UTC)
            .atZoneSameInstant(ZoneId.of("Europe/Berlin"))
            .toLocalDateTime();
    notes.put(
        format("uuuu/MM/dd/uuuuMMdd-HHmmssSSS", flushed) + ".csv",
        "U,"
            + format("uuuu-MM-dd HH:mm:ss.SSSSSS", commit)
            + ("," + (1 + file % 2) + ",change " + file + "," + sequence + ","));
  }

  private static String format(String pattern, LocalDateTime time) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
  }
}
