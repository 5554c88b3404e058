package io.frazil.setup;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.plan.SetupPlanner;
import io.frazil.setup.plan.TablePlan;
import io.frazil.setup.plan.WantedTable;
import java.util.function.Function;

/**
 * Setup of all tables of a pipeline, one after the other. A table that is refused or fails does not
 * stop the others. Running it again changes nothing. Several may run at once: whoever comes second
 * plans anew from what the first one made.
 */
public final class SetupRun {

  private static final int MOST_ATTEMPTS = 10;

  private final CatalogTables tables;

  public SetupRun(CatalogTables tables) {
    this.tables = requireNonNull(tables, "tables is null");
  }

  /** What {@link #apply} would do; changes nothing. */
  public SetupReport plan(Pipeline pipeline) {
    return each(pipeline, this::plan);
  }

  /** Plans and carries out. */
  public SetupReport apply(Pipeline pipeline) {
    return each(pipeline, this::apply);
  }

  private SetupReport each(Pipeline pipeline, Function<WantedTable, TablePlan> step) {
    return new SetupReport(
        pipeline.tables().stream()
            .map(table -> result(WantedTable.of(pipeline, table), step))
            .toList());
  }

  private static SetupResult result(WantedTable wanted, Function<WantedTable, TablePlan> step) {
    try {
      return new SetupResult.Planned(step.apply(wanted));
    } catch (FrazilException e) {
      return new SetupResult.Failed(wanted.name(), e);
    }
  }

  private TablePlan plan(WantedTable wanted) {
    return SetupPlanner.plan(wanted, tables.find(wanted.name()));
  }

  private TablePlan apply(WantedTable wanted) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      TablePlan plan = plan(wanted);
      if (carriedOut(plan)) {
        return plan;
      }
    }
    throw new FrazilException(
        FailureKind.COMMIT_CONFLICT,
        "Cannot set up table "
            + wanted.name()
            + ": it changed between plan and commit, "
            + MOST_ATTEMPTS
            + " times in a row. Run setup again when less is written to it.");
  }

  /** False when somebody else was faster and the plan no longer fits. */
  private boolean carriedOut(TablePlan plan) {
    return switch (plan.kind()) {
      case CREATE -> {
        tables.createNamespace(plan.table().namespace());
        yield tables.create(plan.wanted());
      }
      case EVOLVE -> tables.evolve(plan.table(), plan.changes());
      case UNCHANGED, REFUSE -> true;
    };
  }
}
