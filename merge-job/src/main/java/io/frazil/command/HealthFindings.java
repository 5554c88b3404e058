package io.frazil.command;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.Step;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.iceberg.IcebergCatalogs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How healthy tables are: what {@code frazil maintain} would do to them. Reads metadata only. */
final class HealthFindings {

  /** Without orphans, which would list every folder. */
  private static final TableMaintenance.Wish LOOK =
      new TableMaintenance.Wish(EnumSet.complementOf(EnumSet.of(Step.ORPHANS)), Optional.empty());

  private HealthFindings() {}

  /** Of tables that are in the catalog. That one is not, or no catalog, is found elsewhere. */
  static List<Finding> find(Pipeline pipeline, List<PipelineTable> tables) {
    if (IcebergCatalogs.isYetToBeMade(pipeline.catalog())) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    try (Workbench bench = new Workbench(pipeline)) {
      TableMaintenance maintenance =
          bench.maintenance(
              () -> {
                throw new IllegalStateException("A look rewrites nothing");
              },
              LOOK);
      for (PipelineTable table : tables) {
        if (bench.hasTable(table.name())) {
          of(maintenance.plan(table.name(), table.maintenance())).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  /** One finding for all steps of a table that pay. */
  static Optional<Finding> of(MaintenanceOutcome planned) {
    String table = planned.table().toString();
    if (planned.failure().isPresent()) {
      return Optional.of(
          Finding.of(
              Check.NOT_LOOKED_AT,
              table,
              planned.failure().get().getMessage().replaceFirst("\\.$", ""),
              "frazil maintain --dry-run says more."));
    }
    String what =
        planned.steps().stream()
            .filter(step -> step.verdict() == StepPlan.Verdict.PAYS)
            .map(step -> step.step().word() + ": " + step.reason())
            .collect(Collectors.joining("; "));
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                Check.MAINTENANCE_PAYS,
                table,
                what,
                "Run frazil maintain, by a schedule or by serve (maintenance: {when: {}})."));
  }
}
