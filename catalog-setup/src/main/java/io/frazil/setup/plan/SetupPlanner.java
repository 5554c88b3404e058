package io.frazil.setup.plan;

import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a table: given what the pipeline wants and what the catalog has, a {@link
 * TablePlan}. Only what keeps every row and every reader working is planned; anything else is
 * refused with its remedy. The order of columns, the sort order, the location and properties that
 * the pipeline file does not name are the table's own business.
 */
public final class SetupPlanner {

  private SetupPlanner() {}

  /** The plan; {@code found} is empty when the catalog has no such table. */
  public static TablePlan plan(WantedTable wanted, Optional<ExistingTable> found) {
    List<Difference> problems = DefinitionRules.problems(wanted);
    if (!problems.isEmpty()) {
      return TablePlan.refuse(wanted, problems);
    }

    return found
        .map(existing -> new TableComparison(wanted, existing).plan())
        .orElseGet(() -> TablePlan.create(wanted));
  }
}
