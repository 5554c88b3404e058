package io.frazil.merge.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.RandomShop;
import io.frazil.fixture.ReferenceFold;
import io.frazil.fixture.TableShape;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random workloads, written as DMS would write them, delivered out of order in random portions and
 * merged in random batches: the tables end as the source. Copy-on-write, and files with a header:
 * the short form of the oracle merges on read, a stream and Parquet. The seed is in every message;
 * to run one again, set FRAZIL_SEED.
 */
@ExtendWith(LocalSpark.class)
class RandomMergeIT {

  private static final long SEED =
      Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261123"));

  private static final DmsFormat FORMAT =
      DmsFormat.RECOMMENDED.with(
          DmsFormat.Switch.HEADER, DmsFormat.Switch.GZIP, DmsFormat.Switch.FULL_ROW_DELETES);

  @TempDir private Path folder;

  @Test
  void tablesEndAsTheSource(SparkSession spark) throws IOException {
    Random random = new Random(SEED);
    Path written = folder.resolve("written");
    RandomShop shop =
        new RandomShop(written, FORMAT, SEED, RandomShop.LONG_KEY, RandomShop.COMPOSITE_KEY);
    shop.load(40).transactions(60).flush().transactions(60).replay(30).transactions(40).flush();
    Workplace.Choice choice =
        new Workplace.Choice(
            WriteMode.COPY_ON_WRITE,
            List.of(),
            new MergePolicy(0, 1 + random.nextInt(4), 1L << 30, Duration.ZERO));

    try (Workplace place =
        new Workplace(
            folder, spark, FORMAT, choice, RandomShop.LONG_KEY, RandomShop.COMPOSITE_KEY)) {
      deliverInPortions(written, place, random);
      for (TableShape shape : List.of(RandomShop.LONG_KEY, RandomShop.COMPOSITE_KEY)) {
        assertThat(place.rows(shape))
            .as("table %s, FRAZIL_SEED=%d", shape.table(), SEED)
            .containsExactlyInAnyOrderEntriesOf(
                ReferenceFold.fold(
                    shape,
                    shop.loaded(shape),
                    shop.database().log(),
                    ReferenceFold.KeyUpdates.MOVE_ROW))
            .containsExactlyInAnyOrderEntriesOf(shop.database().rows(shape));
      }
    }
  }

  /** Full-load files first, as one; CDC files in portions, some held back behind later ones. */
  private static void deliverInPortions(Path written, Workplace place, Random random)
      throws IOException {
    List<Path> load = new ArrayList<>();
    List<Path> changes = new ArrayList<>();
    for (Path file : ChangeFiles.filesBelow(written)) {
      (file.getFileName().toString().startsWith("LOAD") ? load : changes).add(file);
    }
    for (Path file : load) {
      ChangeFiles.deliver(written, file, place.landing());
    }
    drain(place);
    Collections.shuffle(changes, random);
    int portion = 1 + changes.size() / 4;
    for (int from = 0; from < changes.size(); from += portion) {
      for (Path file : changes.subList(from, Math.min(changes.size(), from + portion))) {
        ChangeFiles.deliver(written, file, place.landing());
      }
      drain(place);
    }
  }

  private static void drain(Workplace place) {
    place.drain(RandomShop.LONG_KEY);
    place.drain(RandomShop.COMPOSITE_KEY);
  }

  @ParameterizedTest
  @EnumSource
  void partitionedTablesEndAsTheSource(WriteMode mode, SparkSession spark) throws IOException {
    Path written = folder.resolve("written");
    RandomShop shop =
        new RandomShop(written, DmsFormat.RECOMMENDED, SEED, RandomShop.COMPOSITE_KEY);
    shop.load(40).transactions(40).flush().transactions(40).flush();
    Workplace.Choice choice =
        new Workplace.Choice(
            mode,
            List.of(PartitionField.parse("month(at)").orElseThrow()),
            new MergePolicy(0, 2, 1L << 30, Duration.ZERO));

    try (Workplace place =
        new Workplace(folder, spark, DmsFormat.RECOMMENDED, choice, RandomShop.COMPOSITE_KEY)) {
      for (Path file : ChangeFiles.filesBelow(written)) {
        ChangeFiles.deliver(written, file, place.landing());
      }
      place.drain(RandomShop.COMPOSITE_KEY);
      assertThat(place.rows(RandomShop.COMPOSITE_KEY))
          .as("FRAZIL_SEED=%d, %s", SEED, mode)
          .containsExactlyInAnyOrderEntriesOf(shop.database().rows(RandomShop.COMPOSITE_KEY));
    }
  }
}
