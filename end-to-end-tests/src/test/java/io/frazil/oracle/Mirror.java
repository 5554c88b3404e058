package io.frazil.oracle;

import io.frazil.command.PipelineMerge;
import io.frazil.command.PipelineMerge.Manner;
import io.frazil.command.Sinks;
import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.SetupRun;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;

/** A pipeline under test: set up and merged by Frazil, looked at through Iceberg. */
final class Mirror implements AutoCloseable {

  private final OpenCatalog catalog;
  private final PipelineMerge merge;

  /** Opens the pipeline of a file, and creates its tables. */
  Mirror(Path file, SparkEngine spark) {
    Pipeline pipeline = PipelineMerge.read(file.toString());
    this.catalog = IcebergCatalogs.open(pipeline.catalog());
    this.merge = PipelineMerge.open(pipeline, spark, Sinks.of());
    new SetupRun(new IcebergTables(catalog, "oracle"))
        .apply(pipeline)
        .failures()
        .forEach(
            failure -> {
              throw failure;
            });
  }

  /** Drains every table, two at once; gives the report, which may tell of failures. */
  RunReport merge() {
    return merge.run(merge.pipeline().tables(), new Manner(true, 2, BatchGate.ALWAYS_OPEN));
  }

  Table table(OracleTable table) {
    return catalog.catalog().loadTable(TableIdentifier.of("mirror", table.name()));
  }

  /** Snapshots whose books do not balance, or that hold a batch another one holds. */
  List<String> wrongBooks(OracleTable table) {
    List<String> wrong = new ArrayList<>();
    List<String> batches = new ArrayList<>();
    for (Snapshot snapshot : table(table).snapshots()) {
      Map<String, String> summary = snapshot.summary();
      if (!summary.containsKey("frazil.rows-read")) {
        continue;
      }
      long sum =
          number(summary, "applied")
              + number(summary, "superseded")
              + number(summary, "quarantined")
              + number(summary, "skipped");
      if (sum != number(summary, "read") || batches.contains(summary.get("frazil.batch-id"))) {
        wrong.add(table.name() + " " + summary);
      }
      batches.add(summary.get("frazil.batch-id"));
    }
    return wrong;
  }

  /** Commits of batches. */
  int batches(OracleTable table) {
    int batches = 0;
    for (Snapshot snapshot : table(table).snapshots()) {
      batches += snapshot.summary().containsKey("frazil.batch-id") ? 1 : 0;
    }
    return batches;
  }

  private static long number(Map<String, String> summary, String rows) {
    return Long.parseLong(summary.get("frazil.rows-" + rows));
  }

  @Override
  public void close() {
    merge.close();
    catalog.close();
  }
}
