package io.frazil.merge.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.maintenance.Files;
import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.merge.maintenance.StepPlan.Verdict;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Shape;
import io.frazil.model.table.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestMaintenanceReadings {

  private static final MaintenanceOutcome ORDERS =
      outcome(
          "orders",
          Optional.empty(),
          step(Step.COMPACT, Verdict.DONE, 100),
          step(Step.MANIFESTS, Verdict.DONE, 10),
          step(Step.SNAPSHOTS, Verdict.DONE, 7));
  private static final MaintenanceOutcome LINES =
      outcome(
          "lines",
          Optional.of(new FrazilException(FailureKind.EXTERNAL, "Cannot compact.")),
          step(Step.DELETE_FILES, Verdict.DONE, 1),
          step(Step.COMPACT, Verdict.LEFT, 1_000),
          step(Step.ORPHANS, Verdict.DONE, 5));

  @Test
  void whatWasDoneIsCountedOfEachTableAndOfThePipelineAndWhatWasLeftIsNot() {
    assertThat(
            new MaintenanceReadings("shop")
                .of(List.of(ORDERS, LINES)).stream()
                    .map(
                        reading ->
                            reading.metric() + " " + reading.of().values() + " " + reading.value()))
        .containsExactly(
            "BYTES_REWRITTEN [shop] 111.0",
            "BYTES_REWRITTEN [shop, shop.lines] 1.0",
            "BYTES_REWRITTEN [shop, shop.orders] 110.0",
            "BYTES_FREED [shop] 12.0",
            "BYTES_FREED [shop, shop.lines] 5.0",
            "BYTES_FREED [shop, shop.orders] 7.0",
            "MAINTENANCE_FAILURES [shop] 1.0",
            "MAINTENANCE_FAILURES [shop, shop.lines] 1.0",
            "MAINTENANCE_FAILURES [shop, shop.orders] 0.0");
  }

  @Test
  void everyMetricOfMaintenanceIsRead() {
    assertThat(
            new MaintenanceReadings("shop")
                .of(List.of(ORDERS)).stream()
                    .map(reading -> reading.metric())
                    .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values())
                .filter(metric -> metric.shape() == Shape.COUNT_OF_MAINTENANCE)
                .toList());
  }

  @Test
  void nothingMaintainedIsNothingRead() {
    assertThat(new MaintenanceReadings("shop").of(List.of())).isEmpty();
  }

  private static MaintenanceOutcome outcome(
      String table, Optional<FrazilException> failure, StepPlan... steps) {
    return new MaintenanceOutcome(
        TableName.parse("shop." + table), List.of(steps), List.of(), failure);
  }

  private static StepPlan step(Step step, Verdict verdict, long bytes) {
    return new StepPlan(step, verdict, new Files(1, bytes), 1, "");
  }
}
