package io.frazil.command;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.TableVerdict;
import java.util.List;

/**
 * A table that was compared.
 *
 * @param notCompared columns that one side alone has, and which
 */
record VerifiedTable(
    TableName name, ComparedTable compared, List<String> notCompared, TableVerdict verdict) {

  VerifiedTable {
    requireNonNull(name, "name is null");
    requireNonNull(compared, "compared is null");
    requireNonNull(verdict, "verdict is null");
    notCompared = List.copyOf(notCompared);
  }
}
