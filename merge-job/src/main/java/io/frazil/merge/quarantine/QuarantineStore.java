package io.frazil.merge.quarantine;

import io.frazil.model.table.TableName;
import java.util.List;

/**
 * Keeps quarantined rows. Recording the same row again replaces what is known of it, so a batch may
 * record its rows before it commits and again after a conflict or a crash.
 */
public interface QuarantineStore {

  /**
   * Records rows as open or closed, all in one commit; nothing when there are none.
   *
   * @throws io.frazil.model.failure.FrazilException of kind EXTERNAL when they cannot be stored
   */
  void record(
      TableName table, List<QuarantinedRow> rows, QuarantineEntry.State state, String batchId);

  /** The newest record of each row of the table, by file and row; empty when none was refused. */
  List<QuarantineEntry> list(TableName table);

  /** Every row that a batch recorded as open, whatever has been recorded of it since. */
  List<QuarantinedRow> refusedBy(TableName table, String batchId);
}
