package io.frazil.command;

import io.frazil.merge.maintenance.TableRewriter;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.pipeline.CatalogConfig;
import java.util.function.Supplier;

/** A rewriter whose Spark starts when it is first asked for; many a run rewrites nothing. */
final class SparkOnDemand implements Supplier<TableRewriter>, AutoCloseable {

  private final CatalogConfig catalog;
  private SparkEngine spark;
  private TableRewriter rewriter;

  SparkOnDemand(CatalogConfig catalog) {
    this.catalog = catalog;
  }

  @Override
  public TableRewriter get() {
    if (rewriter == null) {
      spark = SparkEngine.start();
      rewriter = spark.rewriter(catalog);
    }
    return rewriter;
  }

  @Override
  public void close() {
    if (spark != null) {
      spark.close();
    }
  }
}
