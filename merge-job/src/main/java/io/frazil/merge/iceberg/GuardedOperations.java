package io.frazil.merge.iceberg;

import io.frazil.merge.watermark.BatchSummary;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Table operations that refuse a batch of Frazil's on any other snapshot than the one it was
 * planned from. Iceberg's own validation does not do this: it looks for conflicting files since the
 * statement's scan began, so a run that stalls between planning and scanning would merge old files
 * over newer ones, and two appends never conflict. The catalog's own compare-and-swap makes the
 * check atomic: it compares against {@code base}, and the commit behind it fails when {@code base}
 * is no longer current.
 *
 * <p>A commit of a snapshot that is said to have failed is looked for before that is believed.
 * Whoever committed removes the files of a failed commit, which destroys the table when it landed
 * after all: Glue's answer may be lost, the SDK's next attempt then meets the version its first one
 * made, and Iceberg calls that a lost race when it cannot look for itself.
 *
 * <p>Source: Iceberg 1.12, GlueTableOperations.doCommit; pinned by MergeOverGlueIT.
 */
final class GuardedOperations extends ForwardingOperations {

  GuardedOperations(TableOperations behind) {
    super(behind);
  }

  /** The table with its commits guarded; metadata tables take none and come as they are. */
  static Table guard(Table table) {
    return table instanceof BaseTable
        ? new BaseTable(new GuardedOperations(((BaseTable) table).operations()), table.name())
        : table;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    boolean added =
        snapshot != null && (base == null || base.snapshot(snapshot.snapshotId()) == null);
    if (!added) {
      super.commit(base, metadata);
      return;
    }
    refuseOtherBase(snapshot);
    try {
      super.commit(base, metadata);
    } catch (CommitStateUnknownException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!hasLanded(snapshot, e)) {
        throw CommitFailures.isConnectionLost(e) ? new CommitStateUnknownException(e) : e;
      }
    }
  }

  private static void refuseOtherBase(Snapshot snapshot) {
    Map<String, String> summary = snapshot.summary() == null ? Map.of() : snapshot.summary();
    String planned = summary.get(BatchSummary.BASE_SNAPSHOT);
    if (planned != null && !planned.equals(Objects.toString(snapshot.parentId(), ""))) {
      throw new ValidationException(
          "Batch %s was planned from snapshot %s and would land on %s",
          summary.get(BatchSummary.BATCH_ID), planned, snapshot.parentId());
    }
  }

  /** Whether the table has the snapshot, whatever the catalog said of the commit. */
  private boolean hasLanded(Snapshot snapshot, RuntimeException failure) {
    try {
      return refresh().snapshot(snapshot.snapshotId()) != null;
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      throw new CommitStateUnknownException(failure);
    }
  }
}
