package io.frazil.setup;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.plan.Difference;
import io.frazil.setup.plan.TablePlan;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of one table. */
public sealed interface SetupResult {

  TableName table();

  /** Why the table is not as the pipeline wants it; empty when it is, or will be. */
  Optional<FrazilException> failure();

  /** A line about the table, and indented below it the details; ends with a line feed. */
  String text();

  /** The table was planned and, unless the run was a dry one, the plan was carried out. */
  record Planned(TablePlan plan) implements SetupResult {

    public Planned {
      requireNonNull(plan, "plan is null");
    }

    @Override
    public TableName table() {
      return plan.table();
    }

    @Override
    public Optional<FrazilException> failure() {
      return plan.kind() == TablePlan.Kind.REFUSE ? Optional.of(refusal()) : Optional.empty();
    }

    private FrazilException refusal() {
      return new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot set up table "
              + table()
              + ": "
              + plan.differences().stream().map(Difference::text).collect(Collectors.joining("; "))
              + ". "
              + plan.differences().stream()
                  .map(Difference::remedy)
                  .distinct()
                  .collect(Collectors.joining(" ")));
    }

    @Override
    public String text() {
      return plan.text();
    }
  }

  /** Planning the table or carrying out its plan failed. */
  record Failed(TableName table, FrazilException cause) implements SetupResult {

    public Failed {
      requireNonNull(table, "table is null");
      requireNonNull(cause, "cause is null");
    }

    @Override
    public Optional<FrazilException> failure() {
      return Optional.of(cause);
    }

    @Override
    public String text() {
      return "failed " + table + "\n  " + cause.getMessage() + "\n";
    }
  }
}
