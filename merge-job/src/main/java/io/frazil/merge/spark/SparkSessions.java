package io.frazil.merge.spark;

import io.frazil.merge.iceberg.GuardedCatalog;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.iceberg.IcebergCatalogs;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark with the pipeline's catalog in it. */
public final class SparkSessions {

  private SparkSessions() {}

  /**
   * A session for merging. What the launcher has set (as spark-submit, Glue and EMR do) wins; alone
   * on a laptop it is a local one with two threads.
   */
  public static SparkSession open(CatalogConfig catalog) {
    IcebergCatalogs.prepare(catalog);
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[2]");
    conf.setIfMissing("spark.app.name", "frazil");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    conf.setIfMissing("spark.sql.shuffle.partitions", "2");
    conf.set(
        "spark.sql.extensions",
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.datetime.java8API.enabled", "true");
    conf.set("spark.sql.sources.partitionOverwriteMode", "static");
    String prefix = "spark.sql.catalog." + catalog.name();
    conf.set(prefix, "org.apache.iceberg.spark.SparkCatalog");
    conf.set(prefix + ".catalog-impl", GuardedCatalog.class.getName());
    conf.set(prefix + ".cache-enabled", "false");
    IcebergCatalogs.properties(catalog)
        .forEach((key, value) -> conf.set(prefix + "." + GuardedCatalog.PREFIX + key, value));
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
