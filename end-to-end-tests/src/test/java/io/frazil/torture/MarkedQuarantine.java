package io.frazil.torture;

import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantineStore;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.model.table.TableName;
import java.util.List;

/** A quarantine that rows come into at a {@link FaultPoint}. */
record MarkedQuarantine(QuarantineStore behind) implements QuarantineStore {

  @Override
  public void record(
      TableName table, List<QuarantinedRow> rows, QuarantineEntry.State state, String batchId) {
    if (!rows.isEmpty()) {
      FaultPoint.reach(Stage.QUARANTINE);
    }
    behind.record(table, rows, state, batchId);
  }

  @Override
  public List<QuarantineEntry> list(TableName table) {
    return behind.list(table);
  }

  @Override
  public List<QuarantinedRow> refusedBy(TableName table, String batchId) {
    return behind.refusedBy(table, batchId);
  }
}
