package io.frazil.merge.integration;

import static io.frazil.merge.integration.OneTable.FIRST;
import static io.frazil.merge.integration.OneTable.LOAD;
import static io.frazil.merge.integration.OneTable.NOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.DmsFormat;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.run.MergeTask;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that ends anywhere, and another after it, end as one run that did not. */
@ExtendWith(LocalSpark.class)
class CrashIT {

  private static final ChangeText NOTE = new ChangeText(NOTES, DmsFormat.RECOMMENDED);

  @TempDir private Path folder;

  /** Where a run ends. */
  enum Place {
    LISTING,
    PROGRESS,
    PREPARE,
    QUARANTINE,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /** The end of a run, as far as its code can see. */
  private static final class Crash extends Error {

    private static final long serialVersionUID = 1;
  }

  /** Ends the run at a place, the so-many-th time it comes there. */
  private static final class Fault {

    private final Place place;
    private int left;

    Fault(Place place, int time) {
      this.place = place;
      this.left = time;
    }

    void reach(Place reached) {
      if (reached == place && --left == 0) {
        throw new Crash();
      }
    }

    boolean happened() {
      return left <= 0;
    }
  }

  @ParameterizedTest
  @EnumSource
  void nextRunEndsWhereTheCrashedOneWouldHave(Place place, SparkSession spark) throws IOException {
    boolean crashed = true;
    for (int time = 1; crashed; time++) {
      try (OneTable notes = OneTable.notes(folder.resolve("time-" + time), spark)) {
        notes.put(LOAD, NOTE.loaded(1, "one"), NOTE.loaded(2, "two"), NOTE.loaded(null, "bad"));
        notes.put(
            FIRST,
            NOTE.move(100, List.of(1), 3, "three"),
            NOTE.insert(101, null, "bad"),
            NOTE.delete(200, 2),
            NOTE.insert(201, 4, "four"));

        crashed = crash(notes, new Fault(place, time));
        notes.drain();

        assertEndedAsTheSource(notes);
      }
    }
  }

  private static void assertEndedAsTheSource(OneTable notes) {
    assertThat(notes.rows())
        .containsExactly(
            List.of(3L, "three"), // loaded as 1, moved
            List.of(4L, "four")); // inserted; 2 was deleted
    assertThat(notes.batches())
        .extracting(BatchSummary::files)
        .containsExactly(List.of(LOAD), List.of(FIRST));
    assertThat(notes.batches())
        .extracting(BatchSummary::rows)
        .containsExactly(new RowCounts(3, 2, 0, 1, 0), new RowCounts(4, 3, 0, 1, 0));
    assertThat(notes.quarantined())
        .containsExactly(
            new QuarantinedRow(FIRST, 2, refusal(NOTE.insert(101, null, "bad"))),
            new QuarantinedRow(LOAD, 3, refusal(NOTE.loaded(null, "bad"))));
  }

  private static Refusal refusal(String raw) {
    return new Refusal("id", "Expected a key, got NULL", raw);
  }

  /** Whether the run ended before its time. */
  private static boolean crash(OneTable notes, Fault fault) {
    try {
      notes
          .place()
          .drain(NOTES, faulty(notes.place().parts(notes.place().newMerger()), fault))
          .drain();
    } catch (Crash crash) {
      return true;
    }
    assertThat(fault.happened()).isFalse();
    return false;
  }

  private static TableDrain.Parts faulty(TableDrain.Parts parts, Fault fault) {
    ChangeFileListing listing =
        location -> {
          fault.reach(Place.LISTING);
          return parts.listing().list(location);
        };
    return new TableDrain.Parts(
        listing,
        new FaultyTables(parts.tables(), fault),
        task -> prepare(parts, task, fault),
        new FaultyQuarantine(parts.quarantine(), fault),
        parts.retry(),
        parts.clock(),
        parts.batchIds());
  }

  private static PreparedBatch prepare(TableDrain.Parts parts, MergeTask task, Fault fault) {
    fault.reach(Place.PREPARE);
    return new FaultyBatch(parts.merger().prepare(task), fault);
  }

  private record FaultyTables(TargetTables behind, Fault fault) implements TargetTables {

    @Override
    public TableProgress progress(TableName table) {
      fault.reach(Place.PROGRESS);
      return behind.progress(table);
    }

    @Override
    public List<SnapshotRecord> ancestry(TableName table) {
      return behind.ancestry(table);
    }

    @Override
    public TableColumns columns(TableName table) {
      return behind.columns(table);
    }

    @Override
    public boolean evolve(TableName table, TableColumns seen, List<Column> changes) {
      return behind.evolve(table, seen, changes);
    }

    @Override
    public boolean holds(TableName table, String batchId) {
      return behind.holds(table, batchId);
    }
  }

  private record FaultyQuarantine(QuarantineStore behind, Fault fault) implements QuarantineStore {

    @Override
    public void record(
        TableName table, List<QuarantinedRow> rows, QuarantineEntry.State state, String batchId) {
      fault.reach(Place.QUARANTINE);
      behind.record(table, rows, state, batchId);
    }

    @Override
    public List<QuarantineEntry> list(TableName table) {
      return behind.list(table);
    }

    @Override
    public List<QuarantinedRow> refusedBy(TableName table, String batchId) {
      return behind.refusedBy(table, batchId);
    }
  }

  private record FaultyBatch(PreparedBatch behind, Fault fault) implements PreparedBatch {

    @Override
    public BatchSummary summary() {
      return behind.summary();
    }

    @Override
    public MergePlan plan() {
      return behind.plan();
    }

    @Override
    public List<QuarantinedRow> quarantined() {
      return behind.quarantined();
    }

    @Override
    public long commit() {
      fault.reach(Place.BEFORE_COMMIT);
      long snapshot = behind.commit();
      fault.reach(Place.AFTER_COMMIT);
      return snapshot;
    }

    @Override
    public void close() {
      behind.close();
    }
  }
}
