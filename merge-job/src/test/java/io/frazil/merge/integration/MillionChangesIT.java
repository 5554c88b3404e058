package io.frazil.merge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.RowCounts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million changes in one batch, in the heap of the test JVM, which is 2 GB.
 *
 * <p>Takes both cores for a while: runs where {@code torture.rounds} is set, as in CI.
 */
@EnabledIfSystemProperty(named = "torture.rounds", matches = "\\d+")
@ExtendWith(LocalSpark.class)
class MillionChangesIT {

  private static final int CHANGES = 1_000_000;
  private static final int LOADED = 200_000;
  private static final int KEYS = 400_000;
  private static final TableShape READINGS =
      TableShape.of(
          "readings",
          "id",
          "id long",
          "place string",
          "amount decimal(12,2)",
          "at timestamp",
          "value long");

  @TempDir private Path folder;

  @Test
  void oneBatchOfAMillionChangesIsMergedInTwoGigabytes(SparkSession spark) throws IOException {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(2L << 30);
    DmsFormat format = DmsFormat.RECOMMENDED;
    try (Workplace place =
        new Workplace(folder, spark, format, Workplace.Choice.DEFAULT, READINGS)) {
      Path landing = Files.createDirectories(place.landing().resolve(READINGS.folder()));
      long[] values = new long[KEYS];
      boolean[] touched = new boolean[KEYS];
      writeLoad(landing.resolve("LOAD00000001.csv"), values);
      writeChanges(landing.resolve("20240612-103127367.csv"), values, touched);

      TableOutcome outcome = place.drain(READINGS);

      assertThat(outcome.batches()).hasSize(2);
      long applied = count(touched);
      assertThat(outcome.batches().get(1).summary().rows())
          .isEqualTo(new RowCounts(CHANGES, applied, CHANGES - applied, 0, 0));
      assertThat(place.sql("SELECT count(*), sum(id), sum(value) FROM lake.mirror.readings"))
          .containsExactly(sums(values, spark));
    }
  }

  private static void writeLoad(Path file, long[] values) throws IOException {
    try (BufferedWriter rows = Files.newBufferedWriter(file)) {
      for (int id = 0; id < LOADED; id++) {
        values[id] = id + 1L;
        rows.write("I,2024-06-12 10:28:17.798779," + image(id, values[id]) + ",,\n");
      }
    }
  }

  /** Updates and inserts of random keys; every fifth change is a delete with the key alone. */
  private static void writeChanges(Path file, long[] values, boolean[] touched) throws IOException {
    Random random = new Random(20261123);
    try (BufferedWriter rows = Files.newBufferedWriter(file)) {
      for (int change = 0; change < CHANGES; change++) {
        int id = random.nextInt(KEYS);
        boolean deleted = change % 5 == 4;
        touched[id] = true;
        String letter = deleted ? "D" : values[id] == 0 ? "I" : "U";
        values[id] = deleted ? 0 : LOADED + change + 1L;
        String image = deleted ? id + ",,,," : image(id, values[id]);
        String sequence = String.format(Locale.ROOT, "2024061210302736%019d", 61 + 4L * change);
        rows.write(letter + ",2024-06-12 10:30:27.362108," + image + "," + sequence + ",\n");
      }
    }
  }

  private static String image(int id, long value) {
    return id
        + ",shelf "
        + id % 977
        + " of hall "
        + id % 13
        + ","
        + id % 9999
        + ".25,2024-06-12 09:00:00.123456,"
        + value;
  }

  private static long count(boolean[] touched) {
    long count = 0;
    for (boolean one : touched) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** Rows, sum of keys and sum of values; a value of 0 is no row. */
  private static Row sums(long[] values, SparkSession spark) {
    long rows = 0;
    long ids = 0;
    long sum = 0;
    for (int id = 0; id < values.length; id++) {
      rows += values[id] == 0 ? 0 : 1;
      ids += values[id] == 0 ? 0 : id;
      sum += values[id];
    }
    return spark.sql("SELECT " + rows + "L, " + ids + "L, " + sum + "L").first();
  }
}
