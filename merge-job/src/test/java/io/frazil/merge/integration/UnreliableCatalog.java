package io.frazil.merge.integration;

import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** The embedded catalog over a bad line: loses what {@link Loss} says. */
public final class UnreliableCatalog extends JdbcCatalog {

  private Path warehouse;

  @Override
  public void initialize(String name, Map<String, String> properties) {
    warehouse = Path.of(properties.get(CatalogProperties.WAREHOUSE_LOCATION));
    super.initialize(name, properties);
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier identifier) {
    return UnreliableOperations.over(() -> super.newTableOps(identifier), warehouse);
  }
}
