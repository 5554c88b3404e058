package io.frazil.merge.iceberg;

import io.frazil.merge.run.TargetTables;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.iceberg.IcebergFailures;
import io.frazil.setup.iceberg.OpenCatalog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.util.SnapshotUtil;

/** Target tables in an Iceberg catalog. Reads metadata files only; safe for several threads. */
public final class IcebergTargetTables implements TargetTables {

  private final Catalog catalog;

  public IcebergTargetTables(OpenCatalog catalog) {
    this.catalog = catalog.catalog();
  }

  @Override
  public TableProgress progress(TableName table) {
    List<SnapshotRecord> ancestry = new ArrayList<>();
    boolean whole = false;
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(load(table))) {
      ancestry.add(record(snapshot));
      whole = snapshot.parentId() == null;
    }
    if (ancestry.isEmpty()) {
      throw missing(table, "it has no snapshot", null);
    }
    try {
      return TableProgress.of(ancestry, whole);
    } catch (IllegalArgumentException e) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot read how far table "
              + table
              + " is: "
              + e.getMessage()
              + ". The summary of a snapshot was changed by hand or by a newer Frazil; roll the"
              + " table back to an older snapshot, or use that version.",
          e);
    }
  }

  @Override
  public List<SnapshotRecord> ancestry(TableName table) {
    List<SnapshotRecord> ancestry = new ArrayList<>();
    SnapshotUtil.currentAncestors(load(table)).forEach(snapshot -> ancestry.add(record(snapshot)));
    return ancestry;
  }

  @Override
  public boolean holds(TableName table, String batchId) {
    return ancestry(table).stream()
        .anyMatch(snapshot -> batchId.equals(snapshot.summary().get(BatchSummary.BATCH_ID)));
  }

  private Table load(TableName table) {
    try {
      return catalog.loadTable(TableIdentifier.of(table.namespace(), table.name()));
    } catch (NoSuchTableException e) {
      throw missing(table, "it does not exist", e);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("read table " + table, e);
    }
  }

  private static SnapshotRecord record(Snapshot snapshot) {
    return new SnapshotRecord(
        snapshot.snapshotId(),
        Instant.ofEpochMilli(snapshot.timestampMillis()),
        snapshot.operation() == null ? "" : snapshot.operation(),
        snapshot.summary() == null ? Map.of() : snapshot.summary());
  }

  private static FrazilException missing(TableName table, String reason, Throwable cause) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot read table " + table + ": " + reason + ". Run './frazil setup' first.",
        cause);
  }
}
