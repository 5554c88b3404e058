package io.frazil.merge.maintenance;

import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;
import java.time.Instant;

/**
 * Tables as maintenance sees them, without Spark: what is in their metadata, and the steps that
 * rewrite nothing. Every method throws {@link io.frazil.model.failure.FrazilException}:
 * CONFIGURATION when the table does not exist or cannot be maintained, EXTERNAL when catalog or
 * storage fail, COMMIT_CONFLICT and COMMIT_UNKNOWN of a commit.
 */
public interface MaintainedTables {

  /** The table's files, and what a compaction by that policy would do. */
  TableHealth health(TableName table, MaintenancePolicy policy);

  /** What {@link #expire} would do. */
  Expiry expirable(TableName table, MaintenancePolicy.Retention retention, Instant now);

  /**
   * Expires snapshots that are older than the retention allows, beside those that {@link
   * RetentionRule} keeps and those that tags and branches hold, then deletes what only they had.
   */
  Expiry expire(TableName table, MaintenancePolicy.Retention retention, Instant now);

  /** Files in the table's folder that no snapshot knows and that are older than the moment. */
  Files orphans(TableName table, Instant olderThan);

  /** Deletes them; gives what was deleted. */
  Files removeOrphans(TableName table, Instant olderThan);

  /** Lets each commit delete the oldest metadata file. */
  void deleteOldMetadata(TableName table);
}
