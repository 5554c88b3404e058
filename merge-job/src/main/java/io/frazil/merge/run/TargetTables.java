package io.frazil.merge.run;

import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.table.TableName;
import java.util.List;

/** The target tables, as far as a drain reads them. */
public interface TargetTables {

  /**
   * How far a table is, by its current snapshot.
   *
   * @throws io.frazil.model.failure.FrazilException of kind CONFIGURATION when the table does not
   *     exist or has no snapshot, EXTERNAL when the catalog cannot be reached
   */
  TableProgress progress(TableName table);

  /** The ancestry of the current snapshot, newest first. Errors as {@link #progress}. */
  List<SnapshotRecord> ancestry(TableName table);

  /**
   * Whether a batch is in the ancestry of the current snapshot: settles a commit whose outcome is
   * unknown. Errors as {@link #progress}.
   */
  boolean holds(TableName table, String batchId);
}
