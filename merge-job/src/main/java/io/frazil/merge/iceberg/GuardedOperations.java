package io.frazil.merge.iceberg;

import io.frazil.merge.watermark.BatchSummary;
import java.util.Objects;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Table operations that refuse a batch of Frazil's on any other snapshot than the one it was
 * planned from. Iceberg's own validation does not do this: it looks for conflicting files since the
 * statement's scan began, so a run that stalls between planning and scanning would merge old files
 * over newer ones, and two appends never conflict. Commits of others pass unchanged.
 *
 * <p>The catalog's own compare-and-swap makes the check atomic: it compares against {@code base},
 * and the commit behind it fails when {@code base} is no longer current.
 */
final class GuardedOperations implements TableOperations {

  private final TableOperations behind;

  GuardedOperations(TableOperations behind) {
    this.behind = behind;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    Snapshot snapshot = metadata.currentSnapshot();
    boolean added =
        snapshot != null && (base == null || base.snapshot(snapshot.snapshotId()) == null);
    if (added && snapshot.summary() != null) {
      String planned = snapshot.summary().get(BatchSummary.BASE_SNAPSHOT);
      if (planned != null && !planned.equals(Objects.toString(snapshot.parentId(), ""))) {
        throw new ValidationException(
            "Batch %s was planned from snapshot %s and would land on %s",
            snapshot.summary().get(BatchSummary.BATCH_ID), planned, snapshot.parentId());
      }
    }
    behind.commit(base, metadata);
  }

  @Override
  public TableMetadata current() {
    return behind.current();
  }

  @Override
  public TableMetadata refresh() {
    return behind.refresh();
  }

  @Override
  public FileIO io() {
    return behind.io();
  }

  @Override
  public EncryptionManager encryption() {
    return behind.encryption();
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return behind.metadataFileLocation(fileName);
  }

  @Override
  public LocationProvider locationProvider() {
    return behind.locationProvider();
  }

  @Override
  public TableOperations temp(TableMetadata uncommitted) {
    return behind.temp(uncommitted);
  }

  @Override
  public long newSnapshotId() {
    return behind.newSnapshotId();
  }

  @Override
  public boolean requireStrictCleanup() {
    return behind.requireStrictCleanup();
  }
}
