package io.frazil.command;

import io.frazil.merge.maintenance.Backlog;
import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.TableMaintenance;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import io.frazil.serve.MaintenanceTurns;
import io.frazil.serve.ServeReport;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maintenance by the resident mode, of the tables whose pipeline file says when. */
final class ServeMaintenance {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.serve");

  private final Map<TableName, MaintenancePolicy> policies = new LinkedHashMap<>();
  private final Workbench bench;
  private final TableMaintenance maintenance;
  private final ServeReport report;

  ServeMaintenance(
      Workbench bench, Collection<PipelineTable> tables, SparkEngine spark, ServeReport report) {
    this.bench = bench;
    this.report = report;
    this.maintenance =
        bench.maintenance(
            () -> spark.rewriter(bench.pipeline().catalog()), TableMaintenance.Wish.ALL);
    tables.stream()
        .filter(table -> table.maintenance().when().isPresent())
        .forEach(table -> policies.put(table.name(), table.maintenance()));
  }

  /** Turns of the tables, one at a time on that worker. */
  MaintenanceTurns turns(Executor worker) {
    Map<TableName, Duration> atMostEvery = new LinkedHashMap<>();
    policies.forEach(
        (table, policy) -> atMostEvery.put(table, policy.when().orElseThrow().atMostEvery()));
    return new MaintenanceTurns(atMostEvery, this::maintain, worker);
  }

  /** Whether there was enough to look; what became of it is in the log. */
  private boolean maintain(TableName table) {
    MaintenancePolicy policy = policies.get(table);
    try {
      int batches = Backlog.batches(bench.tables().ancestry(table));
      if (batches < policy.when().orElseThrow().batches()) {
        return false;
      }
      MaintenanceOutcome outcome = maintenance.maintain(table, policy);
      outcome.lines().forEach(line -> LOG.info("maintenance: {}", line.strip()));
      outcome.failure().ifPresent(FailureText::log);
      report.maintained(outcome);
    } catch (FrazilException e) {
      LOG.warn("maintenance: {}: {}", table, e.getMessage());
    }
    return true;
  }
}
