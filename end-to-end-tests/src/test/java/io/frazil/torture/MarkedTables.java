package io.frazil.torture;

import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
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
}
