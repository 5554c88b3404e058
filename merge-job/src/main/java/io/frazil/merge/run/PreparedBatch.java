package io.frazil.merge.run;

import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.watermark.BatchSummary;
import java.util.List;

/** A batch that has been read, folded and planned, and holds memory until it is closed. */
public interface PreparedBatch extends AutoCloseable {

  /** What the commit's snapshot will say. Its books balance. */
  BatchSummary summary();

  MergePlan plan();

  /**
   * Refused rows of the files applied, in order; no more than one above the table's limit, which is
   * enough to know that the limit is passed.
   */
  List<QuarantinedRow> quarantined();

  /**
   * Lets the table evolve where the plan says so, then commits rows and summary as one snapshot on
   * the snapshot the batch was planned from.
   *
   * @return the snapshot
   * @throws io.frazil.model.failure.FrazilException of kind COMMIT_CONFLICT when another commit
   *     came first and no row was changed; COMMIT_UNKNOWN when the outcome is not known
   */
  long commit();

  @Override
  void close();
}
