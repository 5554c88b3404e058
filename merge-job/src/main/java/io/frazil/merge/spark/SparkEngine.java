package io.frazil.merge.spark;

import io.frazil.merge.maintenance.TableRewriter;
import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.TargetTables;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Pipeline;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * A running Spark, for who puts the parts together. Closing it ends Spark, unless somebody else had
 * started it.
 */
public final class SparkEngine implements AutoCloseable {

  /** Settings of a Spark that runs already stay: the mark tells which one this is. */
  private static final String STARTED_BY = "spark.frazil.started-by";

  private final SparkSession spark;
  private final boolean isOurs;

  private SparkEngine(SparkSession spark, boolean isOurs) {
    this.spark = spark;
    this.isOurs = isOurs;
  }

  /** Starts Spark, or joins the one that runs, as {@link SparkSessions#start} says. */
  public static SparkEngine start() {
    return start(Map.of());
  }

  /**
   * Starts Spark with these settings, as a launcher would by {@code --conf}; they do nothing to a
   * Spark that runs already.
   */
  public static SparkEngine start(Map<String, String> settings) {
    SparkConf launcher = new SparkConf();
    settings.forEach(launcher::set);
    String mark = UUID.randomUUID().toString();
    launcher.set(STARTED_BY, mark);
    SparkSession spark = SparkSessions.start(launcher);
    boolean isOurs = spark.sparkContext().getConf().get(STARTED_BY, "").equals(mark);
    return new SparkEngine(spark, isOurs);
  }

  /** Whether it can still merge; false once something has stopped Spark. */
  public boolean isRunning() {
    return !spark.sparkContext().isStopped();
  }

  /** A merger of a pipeline's batches. */
  public BatchMerger merger(
      Pipeline pipeline, TargetTables tables, ChangeFileStorage storage, String version) {
    return new SparkMerger(spark, pipeline, tables, storage, version);
  }

  /** Rewrites the files of a catalog's tables. */
  public TableRewriter rewriter(CatalogConfig catalog) {
    return new SparkTableRewriter(spark, catalog);
  }

  /** Runs queries over a catalog. */
  public QueryRunner queries(CatalogConfig catalog) {
    return new QueryRunner(SparkSessions.session(spark, catalog));
  }

  @Override
  public void close() {
    if (isOurs) {
      spark.close();
    }
  }
}
