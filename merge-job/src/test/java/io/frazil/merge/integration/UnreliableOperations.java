package io.frazil.merge.integration;

import io.frazil.merge.iceberg.ForwardingOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Table operations that lose what {@link Loss} says. */
final class UnreliableOperations extends ForwardingOperations {

  private final Path warehouse;

  private UnreliableOperations(TableOperations behind, Path warehouse) {
    super(behind);
    this.warehouse = warehouse;
  }

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
    super.commit(base, metadata);
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
}
