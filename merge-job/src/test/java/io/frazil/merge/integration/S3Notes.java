package io.frazil.merge.integration;

import io.frazil.fixture.LandingPlace;
import io.frazil.merge.changefile.ChangeFileListing;
import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.merge.iceberg.IcebergTargetTables;
import io.frazil.merge.run.RetryPolicy;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.SparkMerger;
import io.frazil.merge.spark.SparkSessions;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.setup.SetupRun;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** A table of notes whose change files land on S3 or elsewhere, and whose rows are on disk. */
final class S3Notes implements AutoCloseable {

  private static final String PIPELINE =
      """
      pipeline: notes
      landing: %s
      dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: dms_commit_ts%s}
      catalog: {name: lake, warehouse: %s}
      tables:
        - source: public.notes
          target: mirror.notes
          key: id
          columns: {id: long, text: string}
          added-columns: {change-sequence: transact_seq, before-image-prefix: before_}
      """;

  private final LandingPlace landing;
  private final Pipeline pipeline;
  private final OpenCatalog catalog;
  private final SparkSession spark;

  S3Notes(Path folder, SparkSession spark, LandingPlace landing) {
    this(folder, spark, landing, "");
  }

  /**
   * @param settings more settings of the endpoint, each after a comma
   */
  S3Notes(Path folder, SparkSession spark, LandingPlace landing, String settings) {
    this.landing = landing;
    this.pipeline =
        PipelineReader.parse(
            PIPELINE.formatted(landing.location(), settings, folder.resolve("warehouse")), folder);
    this.catalog = IcebergCatalogs.open(pipeline.catalog());
    this.spark = spark;
    new SetupRun(new IcebergTables(catalog, "test")).apply(pipeline);
  }

  void put(String name, String... rows) {
    landing.put("public/notes/" + name, String.join("\n", rows) + "\n");
  }

  TableOutcome drain() {
    return drain(landing.listing());
  }

  /** Drains what this listing shows. */
  TableOutcome drain(ChangeFileListing listing) {
    IcebergTargetTables tables = new IcebergTargetTables(catalog);
    TableDrain.Parts parts =
        new TableDrain.Parts(
            listing,
            tables,
            new SparkMerger(spark, pipeline, tables, landing.storage(), "test"),
            new IcebergQuarantineStore(catalog, Clock.systemUTC()),
            RetryPolicy.standard(),
            Clock.systemUTC(),
            () -> UUID.randomUUID().toString());
    return new TableDrain(parts, pipeline, pipeline.tables().get(0), true).drain();
  }

  /** The texts, by key. */
  List<String> texts() {
    return SparkSessions.session(spark, pipeline.catalog())
        .sql("SELECT id, text FROM lake.mirror.notes ORDER BY id")
        .collectAsList()
        .stream()
        .map(row -> row.getLong(0) + " " + row.getString(1))
        .toList();
  }

  @Override
  public void close() {
    catalog.close();
  }
}
