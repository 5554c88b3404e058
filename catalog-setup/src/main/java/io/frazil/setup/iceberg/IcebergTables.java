package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.CatalogTables;
import io.frazil.setup.plan.ExistingTable;
import io.frazil.setup.plan.TableChange;
import io.frazil.setup.plan.WantedTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** The tables of an open Iceberg catalog. As safe for several threads as the catalog is. */
public final class IcebergTables implements CatalogTables {

  /** In the summary of a table's first snapshot: the version of Frazil that made it. */
  public static final String SETUP_VERSION = "frazil.setup";

  private final OpenCatalog catalog;
  private final String version;

  /** The catalog stays the caller's to close; {@code version} is Frazil's own. */
  public IcebergTables(OpenCatalog catalog, String version) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.version = requireNonNull(version, "version is null");
  }

  @Override
  public Optional<ExistingTable> find(TableName table) {
    return attempt(
        "load table " + table,
        () -> {
          try {
            return Optional.of(
                IcebergShapes.existing(catalog.catalog().loadTable(identifier(table))));
          } catch (NoSuchTableException | NoSuchNamespaceException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public void createNamespace(String namespace) {
    attempt(
        "create namespace " + namespace,
        () -> {
          IcebergNamespaces.ensure(catalog, namespace);
          return namespace;
        });
  }

  @Override
  public boolean create(WantedTable wanted) {
    TableIdentifier name = identifier(wanted.name());
    return attempt(
        "create table " + wanted.name(),
        () -> {
          try {
            commitNew(name, wanted);
            return true;
          } catch (AlreadyExistsException e) {
            return false;
          } catch (CommitFailedException e) {
            if (catalog.catalog().tableExists(name)) {
              return false;
            }
            throw e;
          }
        });
  }

  /**
   * Table and first snapshot appear in one commit: no reader or MERGE sees one without the other.
   */
  private void commitNew(TableIdentifier name, WantedTable wanted) {
    Schema schema = IcebergShapes.schema(wanted.definition());
    Transaction creation =
        catalog
            .catalog()
            .buildTable(name, schema)
            .withPartitionSpec(IcebergShapes.partitions(wanted.definition(), schema))
            .withSortOrder(IcebergShapes.sortOrder(wanted.definition(), schema))
            .withProperties(wanted.creationProperties())
            .createTransaction();
    creation.newFastAppend().set(SETUP_VERSION, version).commit();
    creation.commitTransaction();
  }

  @Override
  public boolean evolve(TableName table, List<TableChange> changes) {
    return attempt(
        "change table " + table,
        () -> {
          try {
            IcebergTableEdit edit =
                new IcebergTableEdit(catalog.catalog().loadTable(identifier(table)), version);
            changes.forEach(change -> change.applyTo(edit));
            edit.commit();
            return true;
          } catch (CommitFailedException | NoSuchTableException e) {
            return false;
          }
        });
  }

  private static TableIdentifier identifier(TableName table) {
    return TableIdentifier.of(table.namespace(), table.name());
  }

  /**
   * Catches every unchecked exception: Iceberg's clients throw what they like, and one table's
   * failure must not stop the others.
   */
  private static <T> T attempt(String what, Supplier<T> action) {
    try {
      return action.get();
    } catch (FrazilException e) {
      throw e;
    } catch (RuntimeException e) {
      throw IcebergFailures.translate(what, e);
    }
  }
}
