package io.frazil.merge.run;

import io.frazil.merge.drift.TableColumns;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.table.Column;
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

  /** The table's columns as they are now. Errors as {@link #progress}. */
  TableColumns columns(TableName table);

  /**
   * Adds columns and gives wider types, and writes down in the table that change files did so; all
   * in one commit, which adds no snapshot.
   *
   * @param seen the table's columns as the changes were decided from
   * @param changes each a new column or one of a wider type
   * @return false when the table is no longer as it was seen, or another commit came first, and
   *     nothing was changed: look again
   * @throws io.frazil.model.failure.FrazilException of kind COMMIT_UNKNOWN when the outcome is not
   *     known, else as {@link #progress}
   */
  boolean evolve(TableName table, TableColumns seen, List<Column> changes);

  /** The ancestry of the current snapshot, newest first. Errors as {@link #progress}. */
  List<SnapshotRecord> ancestry(TableName table);

  /**
   * Whether a batch is in the ancestry of the current snapshot: settles a commit whose outcome is
   * unknown. Errors as {@link #progress}.
   */
  boolean holds(TableName table, String batchId);
}
