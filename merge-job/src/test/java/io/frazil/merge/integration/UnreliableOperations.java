package io.frazil.merge.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Table operations that lose what {@link Loss} says. */
record UnreliableOperations(TableOperations behind, Path warehouse) implements TableOperations {

  static TableOperations over(Supplier<TableOperations> behind, Path warehouse) {
    if (Loss.READ.happens(warehouse)) {
      throw disconnected("connection refused");
    }
    return new UnreliableOperations(behind.get(), warehouse);
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    if (Loss.COMMIT.happens(warehouse)) {
      throw unknown();
    }
    if (Loss.CONFLICT.happens(warehouse)) {
      throw new CommitFailedException("another commit seems to have come first");
    }
    behind.commit(base, metadata);
    if (Loss.ANSWER.happens(warehouse)) {
      throw unknown();
    }
    if (Loss.CONNECTION.happens(warehouse)) {
      throw disconnected("connection reset");
    }
  }

  private static UncheckedSQLException disconnected(String reason) {
    return new UncheckedSQLException(new SQLException(reason), "Unknown failure");
  }

  private static CommitStateUnknownException unknown() {
    return new CommitStateUnknownException(new IOException("connection reset"));
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
  public TableOperations temp(TableMetadata uncommitted) {
    return behind.temp(uncommitted);
  }

  @Override
  public LocationProvider locationProvider() {
    return behind.locationProvider();
  }
}
