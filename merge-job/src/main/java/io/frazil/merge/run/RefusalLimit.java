package io.frazil.merge.run;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import java.util.List;

/**
 * How many refused rows a batch may hold: no more than the table's limit, and of a full load never
 * all, because such a load would empty the table.
 */
record RefusalLimit(PipelineTable table) {

  private static final int SHOWN = 3;

  /**
   * Lets the batch pass or stops it.
   *
   * @param refused refused rows of the files applied, in order, at least one more than the limit
   *     where there are as many
   * @throws FrazilException of kind SOURCE_DATA that shows the first of them
   */
  void check(BatchSummary batch, List<QuarantinedRow> refused) {
    long limit = table.policy().quarantineLimit();
    if (refused.size() > limit) {
      throw stopped(
          "more than " + limit + " rows of the batch are refused (quarantine-limit)",
          "Correct the pipeline file or the files, or raise quarantine-limit, and run again.",
          refused);
    }
    boolean emptying = batch.kind() == ChangeBatch.Kind.LOAD && batch.rows().applied() == 0;
    if (emptying && !refused.isEmpty()) {
      throw stopped(
          "every row of the full load is refused, which would empty the table",
          "Correct the pipeline file or the files, and run again.",
          refused);
    }
  }

  private FrazilException stopped(String reason, String remedy, List<QuarantinedRow> refused) {
    StringBuilder message =
        new StringBuilder("Cannot merge ")
            .append(table.source())
            .append(" into ")
            .append(table.name())
            .append(": ")
            .append(reason)
            .append(". Nothing was committed.");
    for (QuarantinedRow row : refused.subList(0, Math.min(SHOWN, refused.size()))) {
      message.append("\n  ").append(row.file()).append(" row ").append(row.row()).append(": ");
      message.append(row.refusal().reason());
    }
    return new FrazilException(
        FailureKind.SOURCE_DATA, message.append('\n').append(remedy).toString());
  }
}
