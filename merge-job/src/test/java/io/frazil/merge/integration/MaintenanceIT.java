package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LINES;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.merge.maintenance.StepPlan.Verdict;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.pipeline.MaintenancePolicy.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Maintenance of real tables: rows and progress stay, alone and beside merges. */
@ExtendWith(LocalSpark.class)
class MaintenanceIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  /** Nothing is kept that progress does not need. */
  private static final MaintenancePolicy STRICT =
      new MaintenancePolicy(
          MaintenancePolicy.DEFAULT.compaction(),
          4,
          new Retention(Optional.of(Duration.ZERO), Optional.of(1)),
          Duration.ofDays(3),
          Optional.empty());

  @TempDir private Path folder;

  @Test
  void compactionJoinsFilesInKeyOrderAppliesDeletesAndKeepsProgress(SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      List<List<Object>> rows = notes.rows();

      MaintenanceOutcome outcome = maintain(notes, Clock.systemUTC(), Step.COMPACT);

      assertThat(verdicts(outcome)).containsExactly(Verdict.DONE);
      List<FileScanTask> files = new ArrayList<>();
      table(notes).newScan().planFiles().forEach(files::add);
      assertThat(files).hasSize(1);
      assertThat(files.get(0).deletes()).isEmpty();
      assertThat(table(notes).currentSnapshot().summary()).containsEntry("total-delete-files", "0");
      assertThat(notes.snapshots())
          .anySatisfy(
              snapshot ->
                  assertThat(snapshot.summary()).containsEntry("frazil.maintenance", "compact"));
      assertThat(storedKeys(notes)).isSorted().hasSize(rows.size());
      assertThat(notes.rows()).isEqualTo(rows);
      assertThat(notes.drain().batches()).isEmpty(); // progress is where it was
      assertThat(verdicts(maintain(notes, Clock.systemUTC(), Step.COMPACT)))
          .containsExactly(Verdict.NOT_NEEDED);
    }
  }

  @Test
  void expiryAfterACompactionKeepsTheBatchThatProgressIsReadFromAndWhatATagHolds(SparkSession spark)
      throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      long audited = notes.snapshots().get(3).id();
      table(notes).manageSnapshots().createTag("audit", audited).commit();
      List<List<Object>> rows = notes.rows();
      List<List<Object>> then = notes.rows("VERSION AS OF 'audit'");
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));

      assertThat(verdicts(maintain(notes, later, Step.MANIFESTS))).containsExactly(Verdict.DONE);
      MaintenanceOutcome outcome = maintain(notes, later, Step.COMPACT, Step.SNAPSHOTS);

      assertThat(outcome.failure()).isEmpty();
      assertThat(verdicts(outcome)).containsOnly(Verdict.DONE);
      assertThat(notes.batches()).extracting(BatchSummary::watermark).containsExactly(file(6));
      assertThat(notes.rows()).isEqualTo(rows);
      assertThat(notes.rows("VERSION AS OF 'audit'")).isEqualTo(then).isNotEqualTo(rows);
      assertThat(notes.drain().batches()).isEmpty();
      notes.put(file(7), NOTE.update(2_000, 1, "after"));
      notes.drain();
      assertThat(notes.rows()).contains(List.of(1L, "after"));
      assertThat(notes.batches())
          .extracting(BatchSummary::watermark)
          .containsExactly(file(6), file(7));
    }
  }

  @Test
  void severalDeleteFilesOfOneDataFileAreJoined(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      table(notes).updateProperties().set("write.delete.granularity", "partition").commit();
      mergeSixBatches(notes);
      List<List<Object>> rows = notes.rows();

      MaintenanceOutcome outcome = maintain(notes, Clock.systemUTC(), Step.DELETE_FILES);

      assertThat(outcome.steps().get(0).files().count()).isEqualTo(6);
      assertThat(outcome.steps().get(0).into()).isEqualTo(1);
      assertThat(verdicts(outcome)).containsExactly(Verdict.DONE);
      assertThat(notes.rows()).isEqualTo(rows);
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  @Test
  void dryRunSaysWhatExpiryThenFrees(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));
      maintain(notes, Clock.systemUTC(), Step.COMPACT);
      long before = filesOf(notes).size();

      StepPlan planned =
          maintenance(notes, later, Step.SNAPSHOTS)
              .plan(notes.place().table(NOTES).name(), STRICT)
              .steps()
              .get(0);
      assertThat(filesOf(notes)).hasSize((int) before);
      StepPlan done = maintain(notes, later, Step.SNAPSHOTS).steps().get(0);

      assertThat(planned.verdict()).isEqualTo(Verdict.PAYS);
      assertThat(done.verdict()).isEqualTo(Verdict.DONE);
      assertThat(done.files()).isEqualTo(planned.files());
      assertThat(before - filesOf(notes).size())
          .isEqualTo(planned.files().count() - 1); // but one metadata file more, of the commit
    }
  }

  @Test
  void orphansAreOldFilesThatNoSnapshotKnows(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      List<List<Object>> rows = notes.rows();
      Path data = tableFolder(notes).resolve("data");
      Path old = aged(data.resolve("crashed.parquet"), Duration.ofDays(4));
      Path young = aged(data.resolve("running.parquet"), Duration.ofDays(2));
      Path hidden = aged(data.resolve("_note"), Duration.ofDays(9));
      Path besides = aged(tableFolder(notes).resolve("README"), Duration.ofDays(9));
      for (Path file : filesOf(notes)) {
        Files.setLastModifiedTime(file, ago(Duration.ofDays(4)));
      }
      Files.setLastModifiedTime(young, ago(Duration.ofDays(2)));

      MaintenanceOutcome outcome = maintain(notes, Clock.systemUTC(), Step.ORPHANS);

      assertThat(outcome.steps().get(0).files())
          .isEqualTo(new io.frazil.merge.maintenance.Files(1, 1));
      assertThat(old).doesNotExist();
      assertThat(List.of(young, hidden, besides)).allSatisfy(file -> assertThat(file).exists());
      assertThat(notes.rows()).isEqualTo(rows);
      assertThat(notes.rows("VERSION AS OF " + notes.snapshots().get(2).id())).isNotEmpty();
    }
  }

  @Test
  void folderOfTwoTablesHasNoOrphans(SparkSession spark) throws IOException {
    try (Workplace place =
        new Workplace(
            folder, spark, DmsFormat.RECOMMENDED, Workplace.Choice.DEFAULT, NOTES, LINES)) {
      Table lines = place.icebergTable(LINES);
      Path notes = Path.of(place.icebergTable(NOTES).location());
      Path metadata = Path.of(lines.location()).resolve("metadata");
      Path foreign;
      try (Stream<Path> files = Files.list(metadata)) {
        foreign =
            files.filter(file -> file.toString().endsWith(".metadata.json")).findFirst().get();
      }
      Files.copy(foreign, notes.resolve("metadata").resolve("other.metadata.json"));
      Path data = Files.createDirectories(notes.resolve("data"));
      Path other = aged(data.resolve("of-the-other.parquet"), Duration.ofDays(9));

      MaintenanceOutcome outcome =
          place
              .maintenance(Clock.systemUTC(), wish(Step.ORPHANS))
              .maintain(place.table(NOTES).name(), STRICT);

      assertThat(outcome.failure().orElseThrow())
          .hasMessageContaining("is of another table (" + lines.uuid() + ") in the same folder");
      assertThat(other).exists();
    }
  }

  @Test
  void quarantineIsMaintainedAndSaysWhatItSaid(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(null, "no key"));
      notes.drain();
      for (int i = 1; i <= 5; i++) {
        notes.put(file(i), NOTE.insert(100 * i, null, "no key " + i));
        notes.drain();
      }
      List<QuarantinedRow> refused = notes.quarantined();

      MaintenanceOutcome outcome =
          maintenance(notes, Clock.offset(Clock.systemUTC(), Duration.ofDays(9)), Step.values())
              .maintain(IcebergQuarantineStore.TABLE, STRICT);

      assertThat(outcome.failure()).isEmpty();
      assertThat(outcome.steps())
          .extracting(StepPlan::step, StepPlan::verdict)
          .contains(
              tuple(Step.COMPACT, Verdict.DONE),
              tuple(Step.SNAPSHOTS, Verdict.DONE),
              tuple(Step.METADATA, Verdict.DONE));
      assertThat(notes.quarantined()).hasSize(6).isEqualTo(refused);
    }
  }

  @Test
  void batchIsPlannedAnewOnceForAllThatMaintenanceDid(SparkSession spark) throws IOException {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      notes.put(file(7), NOTE.update(2_000, 1, "late in the day"));
      BatchMerger slow =
          task -> {
            PreparedBatch prepared = notes.place().merger().prepare(task);
            maintain(notes, Clock.systemUTC(), Step.COMPACT, Step.MANIFESTS, Step.SNAPSHOTS);
            return prepared;
          };

      TableOutcome outcome = notes.place().drain(NOTES, notes.place().parts(slow)).drain();

      assertThat(outcome.failure()).isEmpty();
      assertThat(outcome.conflicts()).isEqualTo(1);
      assertThat(notes.rows()).contains(List.of(1L, "late in the day"));
    }
  }

  @Test
  void mergesAndMaintenanceAtOnceBothEndWithTheRowsOfMergesAlone(SparkSession spark)
      throws Exception {
    try (OneTable notes = OneTable.notes(folder, spark)) {
      mergeSixBatches(notes);
      AtomicBoolean merged = new AtomicBoolean();
      ExecutorService beside = Executors.newSingleThreadExecutor();
      try {
        Future<List<MaintenanceOutcome>> maintained =
            beside.submit(
                () -> {
                  List<MaintenanceOutcome> outcomes = new ArrayList<>();
                  do {
                    outcomes.add(maintain(notes, Clock.systemUTC(), Step.values()));
                  } while (!merged.get());
                  return outcomes;
                });
        for (int i = 7; i <= 12; i++) {
          notes.put(
              file(i),
              NOTE.update(1_000 + i, 1, "round " + i),
              NOTE.delete(1_000 + i, i),
              NOTE.insert(1_000 + i, 100 + i, "new"));
          notes.drain(); // fails the test where the merge fails
        }
        merged.set(true);

        assertThat(maintained.get())
            .extracting(MaintenanceOutcome::failure)
            .allMatch(Optional::isEmpty);
        assertThat(maintained.get()).flatMap(MaintenanceIT::verdicts).contains(Verdict.DONE);
      } finally {
        merged.set(true);
        beside.shutdown();
      }
      List<List<Object>> expected = new ArrayList<>();
      expected.add(List.of(1L, "round 12"));
      for (int i = 7; i <= 12; i++) {
        expected.add(List.of(100L + i, "new"));
      }
      expected.add(List.of(2L, "changed 2"));
      expected.add(List.of(3L, "changed 3"));
      expected.add(List.of(4L, "changed 4"));
      expected.add(List.of(5L, "changed 5"));
      expected.add(List.of(6L, "changed 6"));
      for (long i = 13; i <= 16; i++) {
        expected.add(List.of(i, "loaded " + i));
      }
      assertThat(notes.rows()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(notes.batches()).last().extracting(BatchSummary::watermark).isEqualTo(file(12));
      assertThat(notes.drain().batches()).isEmpty();
    }
  }

  /** Sixteen rows loaded, then six batches of one update each. */
  private static void mergeSixBatches(OneTable notes) throws IOException {
    String[] loaded = new String[16];
    for (int i = 0; i < loaded.length; i++) {
      loaded[i] = NOTE.loaded(16 - i, "loaded " + (16 - i));
    }
    notes.put(LOAD, loaded);
    notes.drain();
    for (int i = 1; i <= 6; i++) {
      notes.put(file(i), NOTE.update(100 * i, i, "changed " + i));
      notes.drain();
    }
  }

  private static String file(int number) {
    return FIRST.replace("103100", String.format(Locale.ROOT, "1031%02d", number));
  }

  private static MaintenanceOutcome maintain(OneTable notes, Clock clock, Step... steps) {
    return maintenance(notes, clock, steps).maintain(notes.place().table(NOTES).name(), STRICT);
  }

  private static TableMaintenance maintenance(OneTable notes, Clock clock, Step... steps) {
    return notes.place().maintenance(clock, wish(steps));
  }

  private static TableMaintenance.Wish wish(Step... steps) {
    return new TableMaintenance.Wish(Set.of(steps), Optional.empty());
  }

  private static List<Verdict> verdicts(MaintenanceOutcome outcome) {
    return outcome.steps().stream().map(StepPlan::verdict).toList();
  }

  private static Table table(OneTable notes) {
    return notes.place().icebergTable(NOTES);
  }

  private static List<Long> storedKeys(OneTable notes) {
    return notes.place().sql("SELECT id FROM lake.mirror.notes ORDER BY _file, _pos").stream()
        .map(row -> row.getLong(0))
        .toList();
  }

  private static Path tableFolder(OneTable notes) {
    return Path.of(table(notes).location());
  }

  private static List<Path> filesOf(OneTable notes) throws IOException {
    try (Stream<Path> files = Files.walk(tableFolder(notes))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path aged(Path file, Duration age) throws IOException {
    Files.writeString(file, "x");
    return Files.setLastModifiedTime(file, ago(age));
  }

  private static FileTime ago(Duration age) {
    return FileTime.from(Instant.now().minus(age));
  }
}
