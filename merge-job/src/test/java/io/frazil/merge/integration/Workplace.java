package io.frazil.merge.integration;

import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.changefile.LocalChangeFileListing;
import io.frazil.merge.iceberg.IcebergMaintainedTables;
import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.iceberg.IcebergTargetTables;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.merge.maintenance.TableOptimizers;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.read.LocalChangeFileStorage;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.RetryPolicy;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.spark.SparkMerger;
import io.frazil.merge.spark.SparkSessions;
import io.frazil.merge.spark.SparkTableRewriter;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.DeclaredLayout;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import io.frazil.setup.SetupRun;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A pipeline in a folder of its own, with the real parts: landing, catalog, Spark. */
final class Workplace implements AutoCloseable {

  /** How the target tables are made and merged, and in which catalog they are. */
  record Choice(
      WriteMode writeMode,
      List<PartitionField> partitions,
      MergePolicy policy,
      CatalogChoice catalog,
      List<DeclaredLayout> layouts) {

    Choice(WriteMode writeMode, List<PartitionField> partitions, MergePolicy policy) {
      this(writeMode, partitions, policy, CatalogChoice.USUAL, List.of());
    }

    static final Choice DEFAULT =
        new Choice(WriteMode.MERGE_ON_READ, List.of(), MergePolicy.DEFAULT);

    Choice with(MergePolicy other) {
      return new Choice(writeMode, partitions, other, catalog, layouts);
    }

    Choice with(DeclaredLayout... declared) {
      return new Choice(writeMode, partitions, policy, catalog, List.of(declared));
    }

    Choice in(CatalogChoice other) {
      return new Choice(writeMode, partitions, policy, other, layouts);
    }
  }

  private final Pipeline pipeline;
  private final SparkSession spark;
  private final SparkSession reader;
  private final OpenCatalog catalog;
  private final BatchMerger merger;

  Workplace(
      Path folder, SparkSession spark, DmsFormat format, Choice choice, TableShape... shapes) {
    this.pipeline = pipeline(folder, format, choice, shapes);
    this.spark = spark;
    this.catalog = IcebergCatalogs.open(pipeline.catalog());
    this.reader = SparkSessions.session(spark, pipeline.catalog());
    this.merger = newMerger();
    new SetupRun(new IcebergTables(catalog, "test"))
        .apply(pipeline)
        .failures()
        .forEach(
            failure -> {
              throw failure;
            });
  }

  private static Pipeline pipeline(
      Path folder, DmsFormat format, Choice choice, TableShape... shapes) {
    List<PipelineTable> tables = new ArrayList<>();
    for (TableShape shape : shapes) {
      TableDefinition target =
          new TableDefinition(
              new TableName("mirror", shape.table()),
              shape.columns(),
              shape.key(),
              choice.partitions(),
              choice.writeMode(),
              Map.of());
      tables.add(
          new PipelineTable(
              new SourceTable(shape.schema(), shape.table()),
              target,
              format.added(),
              choice.policy(),
              choice.layouts()));
    }
    CatalogConfig catalog = choice.catalog().config(folder);
    Location landing = new Location(folder.resolve("landing").toString());
    return new Pipeline("test", landing, format.settings(), catalog, tables);
  }

  /** Where change files are put. */
  Path landing() {
    return pipeline.landing().path();
  }

  PipelineTable table(TableShape shape) {
    return pipeline.tables().stream()
        .filter(table -> table.source().table().equals(shape.table()))
        .findFirst()
        .orElseThrow();
  }

  TargetTables tables() {
    return new IcebergTargetTables(catalog);
  }

  /** The table as Iceberg itself loads it. */
  Table icebergTable(TableShape shape) {
    TableName name = table(shape).name();
    return catalog.catalog().loadTable(TableIdentifier.of(name.namespace(), name.name()));
  }

  /** Maintenance of all tables and of quarantine, by a clock of the test's. */
  TableMaintenance maintenance(Clock clock, TableMaintenance.Wish wish) {
    List<TableName> names = new ArrayList<>();
    pipeline.tables().forEach(table -> names.add(table.name()));
    names.add(IcebergQuarantineStore.TABLE);
    return new TableMaintenance(
        new TableMaintenance.Parts(
            new IcebergMaintainedTables(catalog, names, pipeline.landing().toString()),
            () -> new SparkTableRewriter(spark, pipeline.catalog()),
            TableOptimizers.NONE,
            new RetryPolicy(3, Duration.ofMillis(1), () -> 1, time -> {}),
            clock),
        wish);
  }

  QuarantineStore quarantine() {
    return new IcebergQuarantineStore(catalog, Clock.systemUTC());
  }

  BatchMerger merger() {
    return merger;
  }

  /** Another merger on the same Spark, as another process would have. */
  BatchMerger newMerger() {
    return newMerger(tables());
  }

  /** The same with other tables. */
  BatchMerger newMerger(TargetTables with) {
    return new SparkMerger(spark, pipeline, with, new LocalChangeFileStorage(), "test");
  }

  /** What setup would do now. */
  String setupPlan() {
    return new SetupRun(new IcebergTables(catalog, "test")).plan(pipeline).text();
  }

  TableDrain.Parts parts(BatchMerger with) {
    return parts(with, Clock.systemUTC());
  }

  private TableDrain.Parts parts(BatchMerger with, Clock clock) {
    return new TableDrain.Parts(
        new LocalChangeFileListing(),
        tables(),
        with,
        quarantine(),
        new RetryPolicy(8, Duration.ofMillis(1), () -> 1, time -> {}),
        clock,
        () -> UUID.randomUUID().toString());
  }

  TableDrain drain(TableShape shape, TableDrain.Parts parts) {
    return new TableDrain(parts, pipeline, table(shape), true);
  }

  /** Drains the table; fails the test where the drain failed. */
  TableOutcome drain(TableShape shape) {
    TableOutcome outcome = drain(shape, parts(merger)).drain();
    if (outcome.failure().isPresent()) {
      throw outcome.failure().get();
    }
    return outcome;
  }

  /** Drains by that clock, without being told that loads are complete. */
  TableOutcome drainAt(TableShape shape, Clock clock) {
    return new TableDrain(parts(merger, clock), pipeline, table(shape), false).drain();
  }

  List<Row> sql(String query) {
    return reader.sql(query).collectAsList();
  }

  /** The table's rows by key, in the values that the fixtures use. */
  Map<List<Object>, List<Object>> rows(TableShape shape) {
    return rows(shape, "");
  }

  /**
   * The rows of another version.
   *
   * @param version as {@code VERSION AS OF 123}, or empty text for the current one
   */
  Map<List<Object>, List<Object>> rows(TableShape shape, String version) {
    Map<List<Object>, List<Object>> rows = new HashMap<>();
    for (Row row : sql("SELECT * FROM lake.mirror." + shape.table() + " " + version)) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < shape.columns().size(); i++) {
        values.add(value(row.get(i), shape.columns().get(i)));
      }
      List<Object> before = rows.put(shape.keyOf(values), values);
      if (before != null) {
        throw new AssertionError("Two rows with the key " + shape.keyOf(values));
      }
    }
    return rows;
  }

  private static Object value(Object value, Column column) {
    if (value == null) {
      return null;
    }
    return switch (column.type().kind()) {
      case UUID -> UUID.fromString((String) value);
      case FIXED, BINARY -> ByteBuffer.wrap((byte[]) value);
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DECIMAL, DATE, TIMESTAMP, TIMESTAMPTZ, STRING ->
          value;
    };
  }

  @Override
  public void close() {
    catalog.close();
  }
}
