package io.frazil.command;

import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frazil snapshots}. */
@Command(
    name = "snapshots",
    header = "List the snapshots of each table and their batches.",
    description = {
      "Lists the snapshots of each table, newest first, with the batch each one holds. Reads",
      "metadata only; starts no Spark."
    },
    mixinStandardHelpOptions = true)
final class SnapshotsCommand implements Callable<Integer> {

  static final List<String> HEADER =
      List.of(
          "table",
          "snapshot",
          "committed",
          "operation",
          "kind",
          "watermark",
          "files",
          "read",
          "applied",
          "superseded",
          "quarantined",
          "skipped",
          "batch_id");

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    Pipeline pipeline = options.read();
    List<List<Object>> rows = new ArrayList<>();
    TableByTable each = new TableByTable();
    try (Workbench bench = new Workbench(pipeline)) {
      each.run(
          options.tables(pipeline),
          table ->
              bench
                  .tables()
                  .ancestry(table.name())
                  .forEach(snapshot -> rows.add(row(table, snapshot))));
    }
    new RowWriter(HEADER, spec.commandLine().getOut()).write(output.form(), rows.iterator());
    return each.report(spec.commandLine().getErr());
  }

  static List<Object> row(PipelineTable table, SnapshotRecord snapshot) {
    Optional<BatchSummary> batch = BatchSummary.parse(snapshot.summary());
    Optional<RowCounts> rows = batch.map(BatchSummary::rows);
    return Arrays.asList(
        table.name().toString(),
        snapshot.id(),
        snapshot.committed().toString(),
        snapshot.operation(),
        batch.map(known -> known.kind().name()).orElse(null),
        batch.map(BatchSummary::watermark).filter(mark -> !mark.isEmpty()).orElse(null),
        batch.map(known -> known.files().size()).orElse(null),
        rows.map(RowCounts::read).orElse(null),
        rows.map(RowCounts::applied).orElse(null),
        rows.map(RowCounts::superseded).orElse(null),
        rows.map(RowCounts::quarantined).orElse(null),
        rows.map(RowCounts::skipped).orElse(null),
        batch.map(BatchSummary::batchId).orElse(null));
  }
}
