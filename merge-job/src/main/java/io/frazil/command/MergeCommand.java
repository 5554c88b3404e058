package io.frazil.command;

import io.frazil.merge.discover.Selection;
import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil merge}. */
@Command(
    name = "merge",
    header = "Merge every pending change file, then exit.",
    description = {
      "Drains every pending change file of every table, then exits. Running it again, or twice at",
      "once, ends in the same rows: progress is read from the tables' own snapshots."
    },
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(MergeCommand.class);

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Option(
      names = "--dry-run",
      description =
          "Reads and plans the next batch of each table, prints files, plan and SQL, and changes"
              + " nothing.")
  private boolean dryRun;

  @Option(
      names = "--load-complete",
      description = "Full loads are complete: do not wait for load-quiet-period.")
  private boolean loadComplete;

  @Option(
      names = "--side-by-side",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tables merged at once; ${DEFAULT-VALUE} by default.")
  private int sideBySide;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      hidden = true,
      description = "The bucket whose events woke this run; for the log.")
  private String bucket = "";

  @Option(
      names = "--files",
      paramLabel = "COUNT",
      hidden = true,
      description = "How many change files those events named; for the log.")
  private int files;

  @Override
  public Integer call() {
    if (sideBySide < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--side-by-side': expected 1 or more but was " + sideBySide);
    }
    Pipeline pipeline = options.read();
    List<PipelineTable> tables = options.tables(pipeline);
    if (files > 0) {
      LOG.info("pipeline={} bucket={} files={} woken by events", pipeline.name(), bucket, files);
    }
    PrintWriter out = spec.commandLine().getOut();
    Sinks sinks = Sinks.ofEnvironment(System.getenv());
    try (Workbench bench = new Workbench(pipeline);
        MetricsSink metrics = sinks.open(pipeline.monitoring());
        SparkEngine spark = SparkEngine.start()) {
      PipelineMerge merge = new PipelineMerge(bench, spark, metrics);
      if (dryRun) {
        TableByTable each = new TableByTable();
        each.run(tables, table -> preview(merge.drain(table, loadComplete), table, out));
        return each.report(spec.commandLine().getErr());
      }
      RunReport report =
          merge.run(
              tables, new PipelineMerge.Manner(loadComplete, sideBySide, BatchGate.ALWAYS_OPEN));
      report.lines().forEach(out::println);
      report.outcomes().forEach(outcome -> outcome.failure().ifPresent(FailureText::log));
      return report.exitCode();
    }
  }

  static BatchMerger merger(SparkEngine spark, Workbench bench) {
    return spark.merger(bench.pipeline(), bench.tables(), bench.storage(), Version.text());
  }

  private static void preview(TableDrain drain, PipelineTable table, PrintWriter out) {
    Optional<PreparedBatch> next = drain.preview();
    if (next.isEmpty()) {
      Selection selection = drain.selection();
      String waiting = selection.waiting();
      out.println(
          table.name() + ": " + (waiting.isEmpty() ? "nothing to apply" : "waiting: " + waiting));
      selection.notices().forEach(notice -> out.println("  note: " + notice));
      return;
    }
    try (PreparedBatch batch = next.get()) {
      out.println(table.name() + ": next batch, " + batch.summary().kind() + " of");
      batch.summary().files().forEach(file -> out.println("    " + file));
      out.println("  rows " + batch.summary().rows());
      if (!batch.plan().evolution().isEmpty()) {
        out.println("  would evolve the table: " + batch.plan().evolution());
      }
      out.println(
          "  would "
              + batch.plan().action().name().toLowerCase(Locale.ROOT)
              + ": "
              + batch.plan().reason());
      batch
          .quarantined()
          .forEach(
              row ->
                  out.println(
                      "  would quarantine "
                          + row.file()
                          + " row "
                          + row.row()
                          + ": "
                          + row.refusal().reason()));
      if (batch.summary().rows().quarantined() > table.policy().quarantineLimit()) {
        out.println(
            "  would stop: more than "
                + table.policy().quarantineLimit()
                + " rows are refused (quarantine-limit)");
      }
      out.println();
      out.println(batch.plan().sql());
    }
  }
}
