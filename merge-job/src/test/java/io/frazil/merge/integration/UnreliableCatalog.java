package io.frazil.merge.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.encryption.EncryptionManager;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/**
 * The embedded catalog over a bad line: loses what a file in the warehouse says, once, so that it
 * happens to whoever comes next, whatever process it is in.
 */
public final class UnreliableCatalog extends JdbcCatalog {

  private Path warehouse;

  @Override
  public void initialize(String name, Map<String, String> properties) {
    warehouse = Path.of(properties.get(CatalogProperties.WAREHOUSE_LOCATION));
    super.initialize(name, properties);
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier identifier) {
    if (Loss.READ.happens(warehouse)) {
      throw disconnected("connection refused");
    }
    return new UnreliableOperations(super.newTableOps(identifier), warehouse);
  }

  private static UncheckedSQLException disconnected(String reason) {
    return new UncheckedSQLException(new SQLException(reason), "Unknown failure");
  }

  /** What gets lost. */
  enum Loss {
    /** A commit, on its way to the catalog. */
    COMMIT,
    /** The answer to a commit that took effect. */
    ANSWER,
    /** The catalog's own connection to its database, after a commit took effect. */
    CONNECTION,
    /** The same before a table could be looked up. */
    READ;

    /** Lets it happen to the next table or commit of that warehouse. */
    void arm(Path warehouse) throws IOException {
      Files.createFile(file(warehouse));
    }

    private boolean happens(Path warehouse) {
      try {
        return Files.deleteIfExists(file(warehouse));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Path file(Path warehouse) {
      return warehouse.resolve("lose-" + name());
    }
  }

  private record UnreliableOperations(TableOperations behind, Path warehouse)
      implements TableOperations {

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      if (Loss.COMMIT.happens(warehouse)) {
        throw unknown();
      }
      behind.commit(base, metadata);
      if (Loss.ANSWER.happens(warehouse)) {
        throw unknown();
      }
      if (Loss.CONNECTION.happens(warehouse)) {
        throw disconnected("connection reset");
      }
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
}
