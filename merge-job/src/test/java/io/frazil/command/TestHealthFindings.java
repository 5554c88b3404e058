package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.maintenance.Files;
import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.merge.maintenance.StepPlan.Verdict;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import io.frazil.setup.check.Check;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestHealthFindings {

  private static final TableName ORDERS = TableName.parse("shop.orders");

  @Test
  void stepsThatPayAreOneFindingOfTheirTable() {
    assertThat(
            HealthFindings.of(
                planned(
                    step(Step.COMPACT, Verdict.PAYS, "40 small files"),
                    step(Step.MANIFESTS, Verdict.NOT_NEEDED, "2 manifests, 2 small"),
                    step(Step.SNAPSHOTS, Verdict.PAYS, "300 of 320 snapshots"))))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.check()).isEqualTo(Check.MAINTENANCE_PAYS);
              assertThat(finding.subjects()).containsExactly("shop.orders");
              assertThat(finding.what())
                  .isEqualTo("compact: 40 small files; snapshots: 300 of 320 snapshots");
            });
  }

  @Test
  void nothingPaysAndWhatGlueDoesIsNoFinding() {
    assertThat(
            HealthFindings.of(
                planned(
                    step(Step.COMPACT, Verdict.OPTIMIZER, "its Glue optimizer is on"),
                    step(Step.MANIFESTS, Verdict.NOT_NEEDED, "2 manifests, 2 small"))))
        .isEmpty();
  }

  @Test
  void tableThatCannotBeReadWasNotLookedAt() {
    FrazilException denied = new FrazilException(FailureKind.EXTERNAL, "Cannot read it: denied.");

    assertThat(
            HealthFindings.of(
                new MaintenanceOutcome(ORDERS, List.of(), List.of(), Optional.of(denied))))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.check()).isEqualTo(Check.NOT_LOOKED_AT);
              assertThat(finding.what()).isEqualTo("Cannot read it: denied");
            });
  }

  private static MaintenanceOutcome planned(StepPlan... steps) {
    return new MaintenanceOutcome(ORDERS, List.of(steps), List.of(), Optional.empty());
  }

  private static StepPlan step(Step step, Verdict verdict, String reason) {
    return new StepPlan(step, verdict, new Files(1, 1), 1, reason);
  }
}
