package io.frazil.setup;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.plan.ExistingTable;
import io.frazil.setup.plan.TableChange;
import io.frazil.setup.plan.WantedTable;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a catalog. Every method throws {@link FrazilException} naming the table: {@code
 * EXTERNAL} when catalog or storage cannot be reached or refuse, {@code CONFIGURATION} when the
 * catalog takes the definition for wrong, {@code COMMIT_UNKNOWN} when the outcome is not known.
 */
public interface CatalogTables {

  /** The table as it is now; empty when the table, or its namespace, is missing. */
  Optional<ExistingTable> find(TableName table);

  /** Makes sure that the namespace exists. */
  void createNamespace(String namespace);

  /**
   * Creates the table together with a first, empty snapshot, in one commit. The namespace must
   * exist.
   *
   * @return false when there is such a table already, which is then left as it is
   */
  boolean create(WantedTable wanted);

  /**
   * Makes the changes in one commit: all of them or none.
   *
   * @return false when the table was changed meanwhile and none was made; plan anew
   */
  boolean evolve(TableName table, List<TableChange> changes);
}
