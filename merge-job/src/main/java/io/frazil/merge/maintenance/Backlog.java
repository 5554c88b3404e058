package io.frazil.merge.maintenance;

import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import java.util.List;

/** How much has been merged since a table was last compacted, by whomever. */
public final class Backlog {

  /** Iceberg's word for a snapshot that changes files and no row. */
  private static final String REPLACE = "replace";

  private Backlog() {}

  /**
   * Batches since the last compaction that the snapshots still tell of.
   *
   * @param ancestry of the current snapshot, newest first
   */
  public static int batches(List<SnapshotRecord> ancestry) {
    int batches = 0;
    for (SnapshotRecord snapshot : ancestry) {
      if (snapshot.operation().equals(REPLACE)) {
        return batches;
      }
      batches += snapshot.summary().containsKey(BatchSummary.BATCH_ID) ? 1 : 0;
    }
    return batches;
  }
}
