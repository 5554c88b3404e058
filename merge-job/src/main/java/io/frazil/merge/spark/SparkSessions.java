package io.frazil.merge.spark;

import io.frazil.merge.iceberg.GuardedCatalog;
import io.frazil.merge.plan.MergePlan;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.setup.iceberg.IcebergCatalogs;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Starts Spark, and gives sessions with a pipeline's catalog in them. */
public final class SparkSessions {

  private static final String EXTENSIONS_KEY = "spark.sql.extensions";
  private static final String EXTENSIONS =
      "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";

  private SparkSessions() {}

  /**
   * Spark for merging: the one that runs already, as Glue may have started it, or a new one. What
   * the launcher has set wins, as spark-submit and EMR do.
   *
   * @throws FrazilException CONFIGURATION when Spark runs already, without Iceberg's SQL
   */
  public static SparkSession start() {
    return start(new SparkConf());
  }

  /** As {@link #start()}, with what a launcher in this JVM has set. */
  static SparkSession start(SparkConf launcher) {
    SparkSession session = SparkSession.builder().config(configured(launcher)).getOrCreate();
    requireIceberg(session.sparkContext().getConf().get(EXTENSIONS_KEY, ""));
    return session;
  }

  /**
   * The settings Spark starts with. Only where nobody has said where Spark is to run, as on a
   * laptop, is it a local one with two threads, that nobody can reach.
   */
  static SparkConf configured(SparkConf launcher) {
    SparkConf conf = launcher.clone();
    conf.setIfMissing("spark.app.name", "frazil");
    conf.set(EXTENSIONS_KEY, withIceberg(conf.get(EXTENSIONS_KEY, "")));
    if (!conf.contains("spark.master")) {
      conf.set("spark.master", "local[2]");
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    return conf;
  }

  /** MERGE is Iceberg's: Spark's own planner says that the table does not support it. */
  static void requireIceberg(String extensions) {
    if (!extensions.contains(EXTENSIONS)) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot merge with the Spark that runs here: it was started without Iceberg's SQL, and"
              + " that cannot be changed while it runs. Expected "
              + EXTENSIONS
              + " in "
              + EXTENSIONS_KEY
              + ", got '"
              + extensions
              + "'. Set it at the start: --conf "
              + EXTENSIONS_KEY
              + "="
              + withIceberg(extensions)
              + ".");
    }
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
