package io.frazil.merge.spark;

import io.frazil.merge.iceberg.GuardedCatalog;
import io.frazil.merge.plan.MergePlan;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.iceberg.IcebergCatalogs;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark, and gives sessions with a pipeline's catalog in them. */
public final class SparkSessions {

  private static final String EXTENSIONS =
      "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";

  private SparkSessions() {}

  /**
   * Spark for merging. What the launcher has set (as spark-submit, Glue and EMR do) wins; alone on
   * a laptop it is a local one with two threads. Closing the session ends Spark.
   */
  public static SparkSession start() {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[2]");
    conf.setIfMissing("spark.app.name", "frazil");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.set("spark.sql.extensions", withIceberg(conf.get("spark.sql.extensions", "")));
    return SparkSession.builder().config(conf).getOrCreate();
  }

  private static String withIceberg(String extensions) {
    if (extensions.contains(EXTENSIONS)) {
      return extensions;
    }
    return extensions.isEmpty() ? EXTENSIONS : extensions + "," + EXTENSIONS;
  }

  /** Sets the session up for moving as many rows as the sizing is for. */
  static void size(SparkSession session, MergePlan.Sizing sizing) {
    session.conf().set("spark.sql.shuffle.partitions", sizing.shufflePartitions());
    session.conf().set("spark.sql.adaptive.enabled", sizing.adaptive());
  }

  /**
   * A session of its own, sharing Spark but no settings and no views, in which the pipeline's
   * catalog is known under its name. The catalog's connections last as long as the session. What a
   * statement says depends on no setting of the launcher: a key like <code>${env:HOME}</code> is
   * text, and escapes in literals are escapes.
   */
  public static SparkSession session(SparkSession spark, CatalogConfig catalog) {
    IcebergCatalogs.prepare(catalog);
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.variable.substitute", "false");
    session.conf().set("spark.sql.parser.escapedStringLiterals", "false");
    session.conf().set("spark.sql.datetime.java8API.enabled", "true");
    session.conf().set("spark.sql.sources.partitionOverwriteMode", "static");
    session.conf().set("spark.sql.shuffle.partitions", spark.sparkContext().defaultParallelism());
    String prefix = "spark.sql.catalog." + catalog.name();
    session.conf().set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    session.conf().set(prefix + ".catalog-impl", GuardedCatalog.class.getName());
    session.conf().set(prefix + ".cache-enabled", "false");
    IcebergCatalogs.properties(catalog)
        .forEach(
            (key, value) -> session.conf().set(prefix + "." + GuardedCatalog.PREFIX + key, value));
    return session;
  }
}
