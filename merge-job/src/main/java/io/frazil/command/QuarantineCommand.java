package io.frazil.command;

import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineReplay;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.Visible;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frazil quarantine}. */
@Command(
    name = "quarantine",
    header = "List, show and replay refused rows.",
    description = {
      "Rows that were refused: each with its file, row number, column, reason and text. They are",
      "also a table for every reader, frazil.quarantine in the same catalog."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      QuarantineCommand.ListRows.class,
      QuarantineCommand.Show.class,
      QuarantineCommand.Replay.class
    })
final class QuarantineCommand {

  /** {@code frazil quarantine list}. */
  @Command(
      name = "list",
      header = "List the refused rows that still wait.",
      description = "Starts no Spark.",
      mixinStandardHelpOptions = true)
  static final class ListRows implements Callable<Integer> {

    private static final List<String> HEADER =
        List.of("table", "file", "row", "state", "column", "reason", "batch_id", "recorded");

    @Spec private CommandSpec spec;

    @Mixin private PipelineOptions options;

    @Mixin private OutputOptions output;

    @Option(names = "--all", description = "Also those merged since, or replaced by a new load.")
    private boolean all;

    @Override
    public Integer call() {
      Pipeline pipeline = options.read();
      List<List<Object>> rows = new ArrayList<>();
      try (Workbench bench = new Workbench(pipeline)) {
        for (PipelineTable table : options.tables(pipeline)) {
          bench.quarantine().list(table.name()).stream()
              .filter(entry -> all || entry.state() == QuarantineEntry.State.OPEN)
              .forEach(entry -> rows.add(row(entry)));
        }
      }
      new RowWriter(HEADER, spec.commandLine().getOut()).write(output.form(), rows.iterator());
      return 0;
    }

    private static List<Object> row(QuarantineEntry entry) {
      return Arrays.asList(
          entry.table().toString(),
          entry.row().file(),
          entry.row().row(),
          entry.state().name(),
          entry.row().refusal().column(),
          entry.row().refusal().reason(),
          entry.batchId(),
          entry.recorded().toString());
    }
  }

  /** {@code frazil quarantine show}. */
  @Command(
      name = "show",
      header = "Show refused rows in full.",
      description = "Shows refused rows in full, with their text. Starts no Spark.",
      mixinStandardHelpOptions = true)
  static final class Show implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private PipelineOptions options;

    @Option(names = "--file", paramLabel = "PATH", description = "Only rows of this change file.")
    private String file;

    @Override
    public Integer call() {
      Pipeline pipeline = options.read();
      PrintWriter out = spec.commandLine().getOut();
      try (Workbench bench = new Workbench(pipeline)) {
        for (PipelineTable table : options.tables(pipeline)) {
          bench.quarantine().list(table.name()).stream()
              .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
              .filter(entry -> file == null || entry.row().file().equals(file))
              .forEach(entry -> print(entry, out));
        }
      }
      return 0;
    }

    static void print(QuarantineEntry entry, PrintWriter out) {
      out.println(entry.table() + " " + entry.row().file() + " row " + entry.row().row());
      if (!entry.row().refusal().column().isEmpty()) {
        out.println("  column: " + entry.row().refusal().column());
      }
      out.println("  reason: " + entry.row().refusal().reason());
      out.println("  text:   " + Visible.text(entry.row().refusal().raw()));
    }
  }

  /** {@code frazil quarantine replay}. */
  @Command(
      name = "replay",
      header = "Merge refused rows after a correction.",
      description = {
        "Reads the files of refused rows again, after the pipeline file or the files have been",
        "corrected, and merges what can be read now, in its place in the order. Rows still refused",
        "stay quarantined."
      },
      mixinStandardHelpOptions = true)
  static final class Replay implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private PipelineOptions options;

    @Override
    public Integer call() {
      Pipeline pipeline = options.read();
      PrintWriter out = spec.commandLine().getOut();
      try (Workbench bench = new Workbench(pipeline);
          SparkEngine spark = SparkEngine.start()) {
        BatchMerger merger = MergeCommand.merger(spark, bench);
        TableByTable each = new TableByTable();
        each.run(
            options.tables(pipeline),
            table -> out.println(table.name() + ": " + replay(bench, merger, table)));
        return each.report(spec.commandLine().getErr());
      }
    }

    private static String replay(Workbench bench, BatchMerger merger, PipelineTable table) {
      TableDrain drain = bench.drain(table, merger, false);
      return new QuarantineReplay(
              bench.quarantine(),
              rows -> drain.replay(rows).map(batch -> batch.summary().batchId()))
          .replay(table.name())
          .map(done -> rows(done.merged()) + " merged, " + done.left() + " still refused")
          .orElse("nothing in quarantine");
    }

    private static String rows(long count) {
      return count == 1 ? "1 row" : count + " rows";
    }
  }
}
