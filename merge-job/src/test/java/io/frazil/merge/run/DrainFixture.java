package io.frazil.merge.run;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.discover.TaskProgress;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table drained over ports that live in memory. */
final class DrainFixture {

  /** A clock that is set by hand. */
  static final class SetClock extends Clock {

    private Instant now = LandingFolder.at(1_000);

    void set(long second) {
      now = LandingFolder.at(second);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  final LandingFolder folder = new LandingFolder();
  final TableHistory history = new TableHistory();
  final Edges edges = new Edges();
  final SetClock clock = new SetClock();
  final FakeTables tables = new FakeTables(history, edges);
  final FakeQuarantine quarantine = new FakeQuarantine(clock, edges);
  final FakeMerger merger = new FakeMerger(history, clock, edges);
  final List<Duration> pauses = new ArrayList<>();
  RetryPolicy retry = retry(4, 1.0);
  MergePolicy policy = new MergePolicy(2, 3, 1_000, Duration.ofSeconds(60));
  TaskProgress task = TaskProgress.UNKNOWN;
  private int batches;

  /** A policy that only notes its pauses. */
  RetryPolicy retry(int attempts, double jitter) {
    return new RetryPolicy(attempts, Duration.ofMillis(100), () -> jitter, pauses::add);
  }

  TableDrain drain() {
    PipelineTable table = table("orders", policy);
    Pipeline pipeline =
        new Pipeline(
            "shop",
            new Location("/landing"),
            S3Settings.DEFAULT,
            new CatalogConfig(
                "lake", CatalogConfig.Type.JDBC, new Location("/warehouse"), Map.of()),
            List.of(table));
    ChangeFileListing listing = path -> edges.call("list " + path, () -> folder.list(path));
    TableDrain.Parts parts =
        new TableDrain.Parts(
            listing,
            Optional.empty(),
            tables,
            merger,
            quarantine,
            retry,
            clock,
            () -> "batch-" + ++batches,
            task);
    return new TableDrain(parts, pipeline, table, false);
  }

  /** Kind and files of each batch in the table, oldest first. */
  List<String> committed() {
    List<String> committed = new ArrayList<>();
    history
        .ancestry()
        .forEach(
            snapshot ->
                BatchSummary.parse(snapshot.summary())
                    .ifPresent(batch -> committed.add(0, batch.kind() + " " + batch.files())));
    return committed;
  }

  static PipelineTable table(String name, MergePolicy policy) {
    TableDefinition target =
        new TableDefinition(
            new TableName("shop", name),
            List.of(new Column("id", ColumnType.of(ColumnType.Kind.LONG))),
            List.of("id"),
            List.of(),
            WriteMode.COPY_ON_WRITE,
            Map.of());
    return new PipelineTable(new SourceTable("public", name), target, AddedColumns.NONE, policy);
  }
}
