package io.frazil.serve;

import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.run.TargetTables;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drains tables by name, and knows the newest source commit time of each. Safe for threads. */
public final class TableDrains implements Function<TableName, Drained> {

  private final Map<TableName, PipelineTable> tables = new LinkedHashMap<>();
  private final Map<TableName, Instant> sourceTimes = new ConcurrentHashMap<>();
  private final Function<PipelineTable, TableOutcome> drains;
  private final TargetTables targets;

  /**
   * @param drains drains a table; must keep nothing from one drain to the next
   */
  public TableDrains(
      Collection<PipelineTable> tables,
      Function<PipelineTable, TableOutcome> drains,
      TargetTables targets) {
    tables.forEach(table -> this.tables.put(table.name(), table));
    this.drains = drains;
    this.targets = targets;
  }

  /** Every failure is in the outcome. */
  @Override
  public Drained apply(TableName name) {
    PipelineTable table = tables.get(name);
    TableOutcome outcome = MergeRun.drain(table, drains);
    return new Drained(outcome, sourceTime(outcome));
  }

  /** The table is asked once, as it may be up to date from before; then the batches say it. */
  private Optional<Instant> sourceTime(TableOutcome outcome) {
    TableName table = outcome.table();
    Optional<Instant> known =
        Stream.concat(
                Optional.ofNullable(sourceTimes.get(table)).or(() -> stored(table)).stream(),
                outcome.batches().stream().map(TableDrains::latest).flatMap(Optional::stream))
            .max(Comparator.naturalOrder());
    known.ifPresent(time -> sourceTimes.put(table, time));
    return known;
  }

  private Optional<Instant> stored(TableName table) {
    try {
      return instant(targets.progress(table).sourceTime());
    } catch (FrazilException e) {
      return Optional.empty(); // the drain has said why
    }
  }

  private static Optional<Instant> latest(CommittedBatch batch) {
    return instant(batch.summary().sourceTimes().latest());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
