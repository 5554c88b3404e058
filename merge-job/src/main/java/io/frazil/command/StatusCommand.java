package io.frazil.command;

import io.frazil.merge.discover.Selection;
import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frazil status}. */
@Command(
    name = "status",
    header = "Show how far each table is and what is pending.",
    description = {
      "Shows per table how far it is and what is pending. Reads metadata only; starts no Spark.",
      "'behind' is how long the oldest pending file has been waiting. Where changes are in",
      "transaction order (CdcPath), 'stream' is the newest of those files up to which nothing of",
      "the table is pending, and a note names the one that all tables have reached."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  private static final List<String> HEADER =
      List.of(
          "table",
          "state",
          "watermark",
          "source_time",
          "pending_files",
          "pending_bytes",
          "behind_seconds",
          "quarantined",
          "snapshot",
          "batch_id");

  private static final List<String> HEADER_OF_STREAM =
      Stream.concat(HEADER.stream(), Stream.of("stream")).toList();

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Pipeline pipeline = options.read();
    List<List<Object>> rows = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    TableByTable each = new TableByTable();
    Optional<StreamPosition> stream = pipeline.stream().map(StreamPosition::new);
    GivenUp givenUp = GivenUp.ask(pipeline.task(), notices);
    try (Workbench bench = new Workbench(pipeline, givenUp)) {
      each.run(
          options.tables(pipeline),
          table -> {
            Selection selection = bench.look(table, false).selection();
            List<Object> row = row(bench, table, selection, givenUp, notices);
            stream.ifPresent(position -> row.add(position.add(table.name(), selection)));
            rows.add(row);
          });
      stream.ifPresent(position -> notices.add(position.toString()));
      notices.addAll(bench.notices());
    }
    List<String> header = stream.isPresent() ? HEADER_OF_STREAM : HEADER;
    if (!rows.isEmpty() || output.form() != OutputOptions.Form.TABLE) {
      new RowWriter(header, spec.commandLine().getOut()).write(output.form(), rows.iterator());
    }
    notices.forEach(notice -> spec.commandLine().getErr().println(notice));
    return each.report(spec.commandLine().getErr());
  }

  private List<Object> row(
      Workbench bench,
      PipelineTable table,
      Selection selection,
      GivenUp givenUp,
      List<String> notices) {
    TableProgress progress = bench.tables().progress(table.name());
    selection.notices().forEach(notice -> notices.add(table.name() + ": " + notice));
    if (!selection.waiting().isEmpty()) {
      notices.add(table.name() + ": " + selection.waiting());
    }
    givenUp.notice(table.source()).ifPresent(notice -> notices.add(table.name() + ": " + notice));
    for (String column : bench.tables().columns(table.name()).undeclared(table)) {
      notices.add(table.name() + ": change files brought column " + column + ", not declared yet");
    }
    long quarantined =
        bench.quarantine().list(table.name()).stream()
            .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
            .count();
    long behind =
        selection
            .pendingSince()
            .map(since -> Duration.between(since, bench.clock().instant()).toSeconds())
            .orElse(0L);
    return listOf(
        table.name().toString(),
        givenUp.state(table.source()).orElseGet(() -> state(progress, selection)),
        progress.watermark().map(ChangeFileName::path).orElse(null),
        progress.sourceTime().isEmpty() ? null : progress.sourceTime(),
        selection.pending(),
        selection.pendingBytes(),
        Math.max(0, behind),
        quarantined,
        progress.snapshot().id(),
        progress.last().map(BatchSummary::batchId).orElse(null));
  }

  private static List<Object> listOf(Object... cells) {
    return new ArrayList<>(Arrays.asList(cells));
  }

  private static String state(TableProgress progress, Selection selection) {
    if (!selection.waiting().isEmpty()) {
      return "load growing";
    }
    if (selection.pending() > 0) {
      return "pending";
    }
    if (selection.hasNoFiles()) {
      return "no files";
    }
    return progress.last().isEmpty() ? "empty" : "up to date";
  }
}
