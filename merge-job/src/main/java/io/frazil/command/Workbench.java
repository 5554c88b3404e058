package io.frazil.command;

import io.frazil.merge.aws.GlueTableOptimizers;
import io.frazil.merge.discover.TaskProgress;
import io.frazil.merge.iceberg.IcebergMaintainedTables;
import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.iceberg.IcebergTargetTables;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.merge.maintenance.TableOptimizers;
import io.frazil.merge.maintenance.TableRewriter;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.StreamReader;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.PipelineStream;
import io.frazil.merge.run.RetryPolicy;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TargetTables;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergSides;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.Side;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A pipeline with its catalog open: what every command that reads metadata works with. No Spark.
 */
final class Workbench implements AutoCloseable {

  private static final DateTimeFormatter BATCH_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A step that lost so often is left for the next run: what it does can wait. */
  private static final int MAINTENANCE_ATTEMPTS = 3;

  private final Pipeline pipeline;
  private final Landing landing;
  private final Optional<PipelineStream> stream;
  private final OpenCatalog catalog;
  private final Clock clock;
  private final TaskProgress task;

  Workbench(Pipeline pipeline) {
    this(pipeline, DmsTaskReports.progress(pipeline.task(), Clock.systemUTC()));
  }

  /** A workbench that goes by what DMS has already said. */
  Workbench(Pipeline pipeline, TaskProgress task) {
    this.pipeline = pipeline;
    this.landing = Landing.of(pipeline);
    this.stream = pipeline.stream().map(this::stream);
    this.clock = Clock.systemUTC();
    this.task = task;
    this.catalog = IcebergCatalogs.open(pipeline.catalog());
  }

  private PipelineStream stream(Location folder) {
    StreamReader reader = new StreamReader(pipeline.endpoint(), landing.storage());
    return new PipelineStream(
        folder,
        landing.listing(),
        file ->
            reader.rows(
                new ListedFile(folder.text() + "/" + file.path(), file.size(), file.etag()),
                file.name()),
        pipeline.tables().stream().map(PipelineTable::source).collect(Collectors.toSet()));
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** What an operator should know that concerns no single table. */
  List<String> notices() {
    return stream.map(PipelineStream::notices).orElse(List.of());
  }

  TargetTables tables() {
    return new IcebergTargetTables(catalog);
  }

  /** Maintenance of the catalog's tables. */
  TableMaintenance maintenance(Supplier<TableRewriter> rewriter, TableMaintenance.Wish wish) {
    List<TableName> tables = new ArrayList<>();
    pipeline.tables().forEach(table -> tables.add(table.name()));
    tables.add(IcebergQuarantineStore.TABLE);
    TableMaintenance.Parts parts =
        new TableMaintenance.Parts(
            new IcebergMaintainedTables(catalog, tables, pipeline.landing().toString()),
            rewriter,
            optimizers(),
            RetryPolicy.standard().of(MAINTENANCE_ATTEMPTS),
            clock);
    return new TableMaintenance(parts, wish);
  }

  private TableOptimizers optimizers() {
    return pipeline.catalog().type() == CatalogConfig.Type.GLUE
        ? new GlueTableOptimizers(IcebergCatalogs.properties(pipeline.catalog()))
        : TableOptimizers.NONE;
  }

  /** Whether the catalog has a table. */
  boolean hasTable(TableName table) {
    return new IcebergTables(catalog, Version.text()).find(table).isPresent();
  }

  QuarantineStore quarantine() {
    return new IcebergQuarantineStore(catalog, clock);
  }

  /** A table's rows at one snapshot, to be compared with others. */
  Side side(TableName table, long snapshotId, ComparedTable compared) {
    return new IcebergSides(catalog).of(table, snapshotId, compared);
  }

  Clock clock() {
    return clock;
  }

  /** A drain that only looks: it cannot merge. */
  TableDrain look(PipelineTable table, boolean loadComplete) {
    return drain(
        table,
        task -> {
          throw new IllegalStateException("This command does not merge");
        },
        loadComplete);
  }

  TableDrain drain(PipelineTable table, BatchMerger merger, boolean loadComplete) {
    Landing.requireStanding(pipeline);
    TableDrain.Parts parts =
        new TableDrain.Parts(
            landing.listing(),
            stream,
            tables(),
            merger,
            quarantine(),
            RetryPolicy.standard(),
            clock,
            this::batchId,
            task);
    return new TableDrain(parts, pipeline, table, loadComplete);
  }

  /** Where the change files are read from. */
  ChangeFileStorage storage() {
    return landing.storage();
  }

  private String batchId() {
    return BATCH_TIME.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
