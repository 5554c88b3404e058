package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.TargetTables;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Pipeline;
import org.apache.spark.sql.SparkSession;

/** A running Spark, for who puts the parts together. Closing it ends Spark. */
public final class SparkEngine implements AutoCloseable {

  private final SparkSession spark;

  private SparkEngine(SparkSession spark) {
    this.spark = spark;
  }

  /** Starts Spark, as {@link SparkSessions#start} says. */
  public static SparkEngine start() {
    return new SparkEngine(SparkSessions.start());
  }

  /** A merger of a pipeline's batches. */
  public BatchMerger merger(
      Pipeline pipeline, TargetTables tables, ChangeFileStorage storage, String version) {
    return new SparkMerger(spark, pipeline, tables, storage, version);
  }

  /** Runs queries over a catalog. */
  public QueryRunner queries(CatalogConfig catalog) {
    return new QueryRunner(SparkSessions.session(spark, catalog));
  }

  @Override
  public void close() {
    spark.close();
  }
}
