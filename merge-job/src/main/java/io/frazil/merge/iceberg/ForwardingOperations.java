package io.frazil.merge.iceberg;

import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * Table operations that leave everything to others, for who changes some of it. The methods that
 * have defaults are among them: those of the catalog differ.
 */
public abstract class ForwardingOperations implements TableOperations {

  private final TableOperations behind;

  protected ForwardingOperations(TableOperations behind) {
    this.behind = behind;
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
  public void commit(TableMetadata base, TableMetadata metadata) {
    behind.commit(base, metadata);
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
