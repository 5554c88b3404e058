package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;
import java.util.List;

/**
 * What setup will do about one table. {@link SetupPlanner} makes it, the catalog carries it out.
 *
 * @param changes of an {@code EVOLVE}, in order; empty for every other kind
 * @param differences of a {@code REFUSE}; empty for every other kind
 */
public record TablePlan(
    WantedTable wanted, Kind kind, List<TableChange> changes, List<Difference> differences) {

  /** The four outcomes. */
  public enum Kind {
    /** The table is missing and will be made. */
    CREATE,
    /** The table will be changed, all changes in one commit. */
    EVOLVE,
    /** There is nothing to do. */
    UNCHANGED,
    /** A person must decide; the table is left as it is. */
    REFUSE
  }

  public TablePlan {
    requireNonNull(wanted, "wanted is null");
    requireNonNull(kind, "kind is null");
    changes = List.copyOf(changes);
    differences = List.copyOf(differences);
    if (changes.isEmpty() == (kind == Kind.EVOLVE)
        || differences.isEmpty() == (kind == Kind.REFUSE)) {
      throw new IllegalArgumentException(
          "Plan " + kind + " does not go with " + changes + " and " + differences);
    }
  }

  static TablePlan create(WantedTable wanted) {
    return new TablePlan(wanted, Kind.CREATE, List.of(), List.of());
  }

  static TablePlan refuse(WantedTable wanted, List<Difference> differences) {
    return new TablePlan(wanted, Kind.REFUSE, List.of(), differences);
  }

  /** Evolves, or leaves unchanged when there are no changes. */
  static TablePlan change(WantedTable wanted, List<TableChange> changes) {
    return new TablePlan(
        wanted, changes.isEmpty() ? Kind.UNCHANGED : Kind.EVOLVE, changes, List.of());
  }

  public TableName table() {
    return wanted.name();
  }

  /** The plan as a person reads it: a line, and indented below it what changes or differs. */
  public String text() {
    return PlanText.of(this);
  }
}
