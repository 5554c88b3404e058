package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestFailedRun {

  @Test
  void everyFailedTableIsNamedUnderTheWorstKind() {
    RunReport report =
        new RunReport(
            List.of(
                outcome("orders", Optional.empty()),
                outcome("lines", failure(FailureKind.EXTERNAL, "Cannot list it.")),
                outcome("notes", failure(FailureKind.SOURCE_DATA, "Cannot read it."))));

    assertThatThrownBy(() -> FailedRun.throwIfAny(report))
        .isInstanceOfSatisfying(
            FrazilException.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.SOURCE_DATA))
        .hasMessage(
            "Cannot merge 2 of 3 tables (exit code 3):\n"
                + "  shop.lines: Cannot list it.\n"
                + "  shop.notes: Cannot read it.");
  }

  @Test
  void runWithoutFailureIsNone() {
    FailedRun.throwIfAny(new RunReport(List.of(outcome("orders", Optional.empty()))));
  }

  private static Optional<FrazilException> failure(FailureKind kind, String message) {
    return Optional.of(new FrazilException(kind, message));
  }

  private static TableOutcome outcome(String table, Optional<FrazilException> failure) {
    return new TableOutcome(new TableName("shop", table), List.of(), "", List.of(), failure);
  }
}
