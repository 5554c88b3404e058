package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.discover.BatchSelector;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.pipeline.PipelineTable;

/**
 * One batch of one table, on its way.
 *
 * @param selector what discovery knows, asked again when the rows turn out to overlap with files
 *     applied before
 */
public record MergeTask(
    PipelineTable table,
    ChangeBatch batch,
    TableProgress progress,
    BatchSelector selector,
    String batchId) {

  public MergeTask {
    requireNonNull(table, "table is null");
    requireNonNull(batch, "batch is null");
    requireNonNull(progress, "progress is null");
    requireNonNull(selector, "selector is null");
    requireNonNull(batchId, "batchId is null");
  }

  /** The same batch for a table of other columns. */
  public MergeTask with(PipelineTable other) {
    return new MergeTask(other, batch, progress, selector, batchId);
  }
}
