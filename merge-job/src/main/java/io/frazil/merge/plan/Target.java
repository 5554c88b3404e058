package io.frazil.merge.plan;

import io.frazil.model.table.TableDefinition;
import java.util.List;

/**
 * The table a batch goes to.
 *
 * @param path full name, catalog first
 * @param rows rows in the table by its snapshot's own count; -1 when the snapshot does not say
 */
public record Target(List<String> path, TableDefinition definition, long rows) {

  public Target {
    path = List.copyOf(path);
  }

  public boolean isEmpty() {
    return rows == 0;
  }
}
