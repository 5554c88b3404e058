package io.frazil.setup.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what becomes of a table: given what the pipeline wants and what the catalog has, a {@link
 * TablePlan}. Only what keeps every row and every reader working is planned; anything else is
 * refused with its remedy. The order of columns, the sort order, the location and properties that
 * the pipeline file does not name are the table's own business.
 *
 * <p>Takes the definition for sound, as the pipeline file's reader leaves it.
 */
public final class SetupPlanner {

  private static final Set<String> FORMAT_VERSIONS = Set.of("2", "3");

  private SetupPlanner() {}

  /** The plan; {@code found} is empty when the catalog has no such table. */
  public static TablePlan plan(WantedTable wanted, Optional<ExistingTable> found) {
    if (!FORMAT_VERSIONS.contains(wanted.formatVersion())) {
      return TablePlan.refuse(
          wanted,
          List.of(
              new Difference(
                  "properties",
                  "format-version 2 or 3",
                  wanted.formatVersion(),
                  "Leave format-version out: 2 is what every reader can read.")));
    }

    if (wanted.readers() == WantedTable.Readers.ATHENA) {
      List<Difference> unreadable = AthenaRules.differences(wanted);
      if (!unreadable.isEmpty()) {
        return TablePlan.refuse(wanted, unreadable);
      }
    }

    return found
        .map(existing -> new TableComparison(wanted, existing).plan())
        .orElseGet(() -> TablePlan.create(wanted));
  }
}
