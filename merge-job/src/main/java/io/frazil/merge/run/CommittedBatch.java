package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.watermark.BatchSummary;
import java.time.Duration;

/** A batch that is in its table. */
public record CommittedBatch(BatchSummary summary, MergePlan plan, Duration took) {

  public CommittedBatch {
    requireNonNull(summary, "summary is null");
    requireNonNull(plan, "plan is null");
    requireNonNull(took, "took is null");
  }
}
