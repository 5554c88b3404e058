package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The warehouse's disk is full: a real file system without room, where one can be mounted. Nothing
 * is committed half, and with room again the rows are the source's.
 */
@ExtendWith(LocalSpark.class)
class DiskIT {

  private static final int ROUNDS = Integer.getInteger("torture.rounds", 1);
  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);
  private static final long KIB = 1024;

  /**
   * More than what a drain that fails leaves behind, which is tens of KiB: files without a table.
   */
  private static final long STEP = 96 * KIB;

  @TempDir private Path folder;

  @Test
  void fullDiskStopsTheTableAndRoomLetsItGoOn(SparkSession spark) throws Exception {
    int full = 0;
    for (int round = 0; round < ROUNDS; round++) {
      full += round(folder.resolve("round-" + round), round, spark);
    }
    System.out.println(
        "torture disk: rounds " + ROUNDS + ", drains on a full disk " + full + "; differences 0");
  }

  /** Grows the disk by a little until everything fits; gives how often it was full. */
  private static int round(Path place, int round, SparkSession spark) throws Exception {
    Path warehouse = Files.createDirectories(place.resolve("warehouse"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", warehouse.toString()),
        "Skipped: no file system can be mounted here, which takes root");
    try (OneTable notes = OneTable.notes(place, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(null, "bad"));
      notes.put(FIRST, NOTE.update(100, 1, "uno"), NOTE.insert(101, 2, "two"));
      int full = 0;
      for (long room = used(warehouse) + 8 * (round % 12) * KIB; ; room += STEP) {
        assertThat(run("mount", "-o", "remount,size=" + room, warehouse.toString())).isTrue();
        TableOutcome outcome = notes.tryDrain();
        assertWholeBatches(notes);
        if (outcome.failure().isEmpty()) {
          assertThat(full).isPositive();
          assertThat(notes.rows()).containsExactly(List.of(1L, "uno"), List.of(2L, "two"));
          assertThat(notes.quarantined()).hasSize(1);
          return full;
        }
        full++;
        FrazilException failure = outcome.failure().get();
        assertThat(failure.kind()).as(failure.toString()).isEqualTo(FailureKind.EXTERNAL);
        assertThat(failure).hasMessageMatching(".*(No space left on device|disk is full).*");
      }
    } finally {
      assertThat(run("umount", "-l", warehouse.toString())).isTrue();
    }
  }

  /** The table can be read, and stands at the end of some batch. */
  private static void assertWholeBatches(OneTable notes) {
    List<List<String>> batches = notes.batches().stream().map(BatchSummary::files).toList();
    List<List<Object>> rows =
        switch (batches.size()) {
          case 0 -> List.of();
          case 1 -> List.of(List.of(1L, "one"));
          default -> List.of(List.of(1L, "uno"), List.of(2L, "two"));
        };
    assertThat(notes.rows()).isEqualTo(rows);
    assertThat(batches)
        .isEqualTo(List.of(List.of(LOAD), List.of(FIRST)).subList(0, batches.size()));
  }

  /** Bytes that the files in a directory take, in whole pages. */
  private static long used(Path directory) throws IOException {
    long used = 0;
    try (var files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        used += Files.isDirectory(file) ? 0 : (Files.size(file) + 4095) / 4096 * 4096;
      }
    }
    return used;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }
}
