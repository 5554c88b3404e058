package io.frazil.command;

import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.spark.QueryRunner;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frazil demo}. */
@Command(
    name = "demo",
    header = "Show the whole job on bundled DMS files.",
    description = {
      "Shows the whole job on bundled DMS files in a scratch folder: sets up tables, loads them,",
      "merges two waves of changes, looks at the result and goes back in time."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final TableName ORDERS = new TableName("shop", "orders");
  private static final String SHOWN =
      "order_id, customer_id, order_date, shipped_at, freight, total, ship_city";

  @Spec private CommandSpec spec;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "The scratch folder, emptied first; .frazil/demo in the checkout by default.")
  private Path folder;

  private PrintWriter out;

  @Override
  public Integer call() {
    out = spec.commandLine().getOut();
    DemoFolder demo = DemoFolder.prepare(folder);
    Pipeline pipeline = PipelineReader.read(demo.pipelineFile());
    out.println(
        "A small mail-order shop, as AWS DMS wrote it to S3: CSV, gzip and Parquet files of");
    out.println("a full load and two days of changes. Everything happens in");
    out.println("  " + demo.root());

    title("1. Tables from the pipeline file; no crawler, nothing inferred (frazil setup)");
    out.print(SetupCommand.run(pipeline, false).text());
    try (Workbench bench = new Workbench(pipeline);
        SparkEngine spark = SparkEngine.start()) {
      return tell(demo, bench, spark);
    }
  }

  private int tell(DemoFolder demo, Workbench bench, SparkEngine spark) {
    demo.deliver("LOAD");
    title("2. The full load arrives: one atomic commit a table (frazil merge)");
    int code = merge(bench, spark);
    demo.deliver("20240612");
    title("3. Changes of 12 June: one MERGE a table, all its files at once");
    code = Math.max(code, merge(bench, spark));
    long before = bench.tables().progress(ORDERS).snapshot().id();
    demo.deliver("20240613");
    title("4. Changes of 13 June");
    code = Math.max(code, merge(bench, spark));

    QueryRunner queries = spark.queries(bench.pipeline().catalog());
    title("5. The tables now mirror the source");
    show(queries, counts(bench.pipeline()));
    out.println();
    show(queries, "SELECT " + SHOWN + " FROM lake.shop.orders ORDER BY order_id DESC LIMIT 5");
    title("6. Every batch is a snapshot that says what it holds (frazil snapshots)");
    snapshots(bench);
    title("7. Go back: orders that 13 June changed or removed, as they were (VERSION AS OF)");
    out.println("> " + difference(before));
    show(queries, difference(before));
    title("8. What could not be merged is kept, with its reason (frazil quarantine show)");
    quarantine(bench);
    next(demo);
    return code;
  }

  private int merge(Workbench bench, SparkEngine spark) {
    RunReport report =
        new MergeRun(
                table -> bench.drain(table, MergeCommand.merger(spark, bench), true).drain(), 2)
            .drain(bench.pipeline().tables());
    report.lines().forEach(out::println);
    for (TableOutcome outcome : report.outcomes()) {
      if (outcome.failure().isPresent()) {
        throw outcome.failure().get();
      }
    }
    return report.exitCode();
  }

  private static String counts(Pipeline pipeline) {
    List<String> queries = new ArrayList<>();
    for (PipelineTable table : pipeline.tables()) {
      queries.add(
          "SELECT '" + table.name() + "' AS table, count(*) AS rows FROM lake." + table.name());
    }
    return String.join(" UNION ALL ", queries);
  }

  private static String difference(long before) {
    return "SELECT "
        + SHOWN
        + " FROM lake.shop.orders VERSION AS OF "
        + before
        + " EXCEPT SELECT "
        + SHOWN
        + " FROM lake.shop.orders ORDER BY order_id LIMIT 8";
  }

  private void snapshots(Workbench bench) {
    List<List<Object>> rows = new ArrayList<>();
    PipelineTable orders =
        bench.pipeline().tables().stream()
            .filter(table -> table.name().equals(ORDERS))
            .findFirst()
            .orElseThrow(
                () -> new FrazilException(FailureKind.BUG, "The example has no shop.orders"));
    for (SnapshotRecord snapshot : bench.tables().ancestry(ORDERS)) {
      rows.add(SnapshotsCommand.row(orders, snapshot));
    }
    new RowWriter(SnapshotsCommand.HEADER, out).write(OutputOptions.Form.TABLE, rows.iterator());
  }

  private void quarantine(Workbench bench) {
    for (PipelineTable table : bench.pipeline().tables()) {
      for (QuarantineEntry entry : bench.quarantine().list(table.name())) {
        QuarantineCommand.Show.print(entry, out);
      }
    }
  }

  private void show(QueryRunner queries, String sql) {
    QueryRunner.Result result = queries.run(sql);
    new RowWriter(result.header(), out).write(OutputOptions.Form.TABLE, result.rows());
  }

  private void next(DemoFolder demo) {
    title("Try next");
    String file = " --pipeline " + demo.pipelineFile();
    out.println("./frazil status" + file);
    out.println("./frazil merge --dry-run" + file);
    out.println("./frazil query" + file + " \"SELECT * FROM lake.shop.customers\"");
    out.flush();
  }

  private void title(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
    out.flush();
  }
}
