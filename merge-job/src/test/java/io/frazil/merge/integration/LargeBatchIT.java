package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LINES;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batches too large for the driver, and every way to narrow the target to their keys. */
@ExtendWith(LocalSpark.class)
class LargeBatchIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final ChangeText LINE = new ChangeText(LINES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void batchThatTouchesMostOfTheTableIsMergedWithoutAKeyTest(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, rows(30_000, id -> NOTE.loaded(id, "loaded")));
      notes.put(FIRST, rows(25_000, LargeBatchIT::noteChange));

      CommittedBatch changes = notes.drain().batches().get(1);

      Map<List<Object>, List<Object>> expected = new HashMap<>();
      for (long id = 1; id <= 30_000; id++) {
        expected.put(List.of(id), List.of(id, "loaded"));
      }
      for (long id = 1; id <= 25_000; id++) {
        long moved = id % 10 == 1 ? id + 100_000 : id;
        expected.remove(List.of(id));
        if (id % 10 != 0) {
          expected.put(List.of(moved), List.of(moved, "changed"));
        }
      }
      assertThat(notes.place().rows(NOTES)).isEqualTo(expected);
      assertThat(changes.plan().keyTest()).isEqualTo(MergePlan.KeyTest.NONE);
      assertThat(changes.summary().rows()).isEqualTo(new RowCounts(25_000, 25_000, 0, 0, 0));
    }
  }

  /** Every tenth note is deleted, the one after it moved to another key, the others updated. */
  private static String noteChange(int id) {
    return switch (id % 10) {
      case 0 -> NOTE.delete(100 + id % 5_000, id);
      case 1 -> NOTE.move(100 + id % 5_000, List.of(id), id + 100_000, "changed");
      default -> NOTE.update(100 + id % 5_000, id, "changed");
    };
  }

  @ParameterizedTest
  @EnumSource
  void compositeKeysOfASmallBatchAreSentAsASet(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable lines = OneTable.of(folder, spark, mode, DmsFormat.RECOMMENDED, LINES)) {
      lines.put(LOAD, rows(6_000, id -> LINE.loaded(id / 3, id % 3, "loaded")));
      lines.put(
          FIRST,
          LINE.update(100, 7, 1, "changed"),
          LINE.delete(200, 8, 2),
          LINE.move(300, List.of(9, 0), 9, 5, "moved"),
          LINE.insert(400, 9_000, 1, "new"));

      CommittedBatch changes = lines.drain().batches().get(1);

      Map<List<Object>, List<Object>> expected = new HashMap<>();
      for (int id = 1; id <= 6_000; id++) {
        put(expected, id / 3, id % 3, "loaded");
      }
      put(expected, 7, 1, "changed"); // updated
      expected.remove(List.<Object>of(8L, 2)); // deleted
      expected.remove(List.<Object>of(9L, 0)); // moved away
      put(expected, 9, 5, "moved"); // moved here
      put(expected, 9_000, 1, "new"); // inserted
      assertThat(lines.place().rows(LINES)).isEqualTo(expected);
      assertThat(changes.plan().keyTest()).isEqualTo(MergePlan.KeyTest.SET);
      assertThat(changes.plan().sql()).contains("frazil_batch_has(xxhash64(");
      assertThat(changes.summary().rows()).isEqualTo(new RowCounts(4, 4, 0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void largeBatchIntoALargerTableIsSentAsASetOfKeys(WriteMode mode, SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark, mode)) {
      notes.put(LOAD, rows(30_000, id -> NOTE.loaded(id, "loaded")));
      notes.put(FIRST, rows(21_000, id -> NOTE.update(100 + id / 5_000, id % 3_000, "u" + id)));

      CommittedBatch changes = notes.drain().batches().get(1);

      Map<List<Object>, List<Object>> expected = new HashMap<>();
      for (long id = 1; id <= 30_000; id++) {
        expected.put(List.of(id), List.of(id, "loaded"));
      }
      for (int id = 1; id <= 21_000; id++) {
        long key = id % 3_000;
        expected.put(List.of(key), List.of(key, "u" + id)); // the last of seven updates
      }
      assertThat(notes.place().rows(NOTES)).isEqualTo(expected);
      assertThat(changes.plan().keyTest()).isEqualTo(MergePlan.KeyTest.SET);
      assertThat(changes.summary().rows()).isEqualTo(new RowCounts(21_000, 3_000, 18_000, 0, 0));
    }
  }

  private static void put(Map<List<Object>, List<Object>> rows, long order, int line, String text) {
    rows.put(List.of(order, line), List.of(order, line, text));
  }

  /** Rows for 1 to {@code count}. */
  private static String[] rows(int count, java.util.function.IntFunction<String> row) {
    return IntStream.rangeClosed(1, count).mapToObj(row).toArray(String[]::new);
  }
}
