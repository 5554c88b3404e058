package io.frazil.merge.run;

import io.frazil.fixture.TableHistory;
import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Optional;

/** One table in memory. */
final class FakeTables implements TargetTables {

  private final TableHistory history;
  private final Edges edges;
  private Optional<FrazilException> unreachable = Optional.empty();

  FakeTables(TableHistory history, Edges edges) {
    this.history = history;
    this.edges = edges;
  }

  /** From now on batches cannot be looked up. */
  void unreachable(FrazilException failure) {
    unreachable = Optional.of(failure);
  }

  @Override
  public TableProgress progress(TableName table) {
    return edges.call("progress", history::progress);
  }

  @Override
  public TableColumns columns(TableName table) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean evolve(TableName table, TableColumns seen, List<Column> changes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<SnapshotRecord> ancestry(TableName table) {
    return edges.call("ancestry", history::ancestry);
  }

  @Override
  public boolean holds(TableName table, String batchId) {
    if (unreachable.isPresent()) {
      throw unreachable.get();
    }
    return edges.call(
        "holds " + batchId,
        () ->
            history.ancestry().stream()
                .flatMap(snapshot -> BatchSummary.parse(snapshot.summary()).stream())
                .anyMatch(batch -> batch.batchId().equals(batchId)));
  }
}
