package io.frazil.torture;

import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.run.PreparedBatch;
import io.frazil.merge.watermark.BatchSummary;
import java.util.List;

/** A batch whose commit is a {@link FaultPoint} before and after. */
record MarkedBatch(PreparedBatch behind) implements PreparedBatch {

  @Override
  public BatchSummary summary() {
    return behind.summary();
  }

  @Override
  public MergePlan plan() {
    return behind.plan();
  }

  @Override
  public List<QuarantinedRow> quarantined() {
    return behind.quarantined();
  }

  @Override
  public long commit() {
    FaultPoint.reach(Stage.COMMIT);
    long snapshot = behind.commit();
    FaultPoint.reach(Stage.COMMITTED);
    return snapshot;
  }

  @Override
  public void close() {
    behind.close();
  }
}
