package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.watermark.BatchSummary;
import java.time.Duration;

/**
 * A batch that is in its table.
 *
 * @param read how long it took to read, fold and plan
 * @param merge how long it took from there to the end of the commit
 */
public record CommittedBatch(BatchSummary summary, MergePlan plan, Duration read, Duration merge) {

  public CommittedBatch {
    requireNonNull(summary, "summary is null");
    requireNonNull(plan, "plan is null");
    requireNonNull(read, "read is null");
    requireNonNull(merge, "merge is null");
  }

  /** How long it took, all in all. */
  public Duration took() {
    return read.plus(merge);
  }
}
