package io.frazil.launch.lambda;

import java.util.Map;

/**
 * How Spark is started in a function: in this process, on its processors, writing to /tmp alone.
 */
final class LambdaSpark {

  private LambdaSpark() {}

  /**
   * Spark's settings.
   *
   * @param processors of the function, which grow with its memory
   */
  static Map<String, String> settings(int processors) {
    return Map.of(
        "spark.master", "local[" + processors + "]",
        "spark.app.name", "frazil",
        "spark.ui.enabled", "false",
        "spark.driver.host", "127.0.0.1",
        "spark.driver.bindAddress", "127.0.0.1",
        "spark.local.dir", "/tmp/spark",
        "spark.sql.warehouse.dir", "/tmp/spark-warehouse",
        "spark.metrics.staticSources.enabled", "false");
  }
}
