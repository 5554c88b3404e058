package io.frazil.merge.maintenance;

import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.table.TableName;

/**
 * The steps that write files anew, each at most {@link CompactionOptions#MOST_COMMITS} commits and
 * one for deletes that are left over. Every method throws {@link
 * io.frazil.model.failure.FrazilException}: COMMIT_CONFLICT when other commits came first and
 * nothing was changed, COMMIT_UNKNOWN when the outcome is not known, EXTERNAL when storage or
 * catalog fail.
 */
public interface TableRewriter {

  /**
   * Files that were replaced.
   *
   * @param taken replaced
   * @param written in their place
   */
  record Rewritten(Files taken, int written) {}

  /** Joins data files in the order of the table's key, and applies their deletes. */
  Rewritten compact(
      TableName table, MaintenancePolicy.Compaction policy, TableHealth.Rewrite expected);

  /** Joins position-delete files. */
  Rewritten joinDeleteFiles(TableName table);

  /** Joins manifests smaller than half of that many bytes. */
  Rewritten joinManifests(TableName table, long manifestBytes);
}
