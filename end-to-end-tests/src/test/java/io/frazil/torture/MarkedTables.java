package io.frazil.torture;

import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableName;
import java.util.List;

/** Tables whose progress is read at a {@link FaultPoint}. */
record MarkedTables(TargetTables behind) implements TargetTables {

  @Override
  public TableProgress progress(TableName table) {
    FaultPoint.reach(Stage.PROGRESS);
    return behind.progress(table);
  }

  @Override
  public List<SnapshotRecord> ancestry(TableName table) {
    return behind.ancestry(table);
  }

  @Override
  public boolean holds(TableName table, String batchId) {
    return behind.holds(table, batchId);
  }

  @Override
  public TableColumns columns(TableName table) {
    return behind.columns(table);
  }

  @Override
  public boolean evolve(TableName table, TableColumns seen, List<Column> changes) {
    return behind.evolve(table, seen, changes);
  }
}
