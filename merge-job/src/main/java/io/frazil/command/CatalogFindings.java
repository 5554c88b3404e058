package io.frazil.command;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import io.frazil.setup.CatalogTables;
import io.frazil.setup.SetupReport;
import io.frazil.setup.SetupResult;
import io.frazil.setup.SetupRun;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import io.frazil.setup.check.Preflight;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergNamespaces;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import io.frazil.setup.iceberg.WarehouseProbe;
import io.frazil.setup.plan.Difference;
import io.frazil.setup.plan.TableChange;
import io.frazil.setup.plan.TablePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the preflight sees in catalog and warehouse. Changes nothing in the catalog. */
final class CatalogFindings {

  private static final String ABSENT = "not in the catalog";

  private final Pipeline pipeline;
  private final List<Finding> findings = new ArrayList<>();

  CatalogFindings(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  List<Finding> find() {
    CatalogConfig config = pipeline.catalog();
    try {
      if (IcebergCatalogs.isYetToBeMade(config)) {
        addNotSetUp(pipeline.tables().stream().map(PipelineTable::name).toList(), ABSENT);
      } else {
        look(config);
      }
    } catch (FrazilException e) {
      addUnreachable(List.of("catalog " + config.name()), e);
    }
    if (findings.stream().noneMatch(found -> found.check() == Check.CATALOG_UNREACHABLE)) {
      WarehouseProbe.refusal(config).ifPresent(this::addNotWritable);
    }
    return findings;
  }

  private void look(CatalogConfig config) {
    try (OpenCatalog catalog = IcebergCatalogs.open(config)) {
      CatalogTables tables = new IcebergTables(catalog, Version.text());
      SetupReport report = new SetupRun(tables).plan(pipeline);
      addPlans(report.results());
      addFailures(report.results());
      addNamespaces(catalog);
      findings.addAll(Preflight.checkLocations(locations(tables, report), pipeline.landing()));
    }
  }

  private static Map<TableName, String> locations(CatalogTables tables, SetupReport report) {
    Map<TableName, String> locations = new LinkedHashMap<>();
    for (SetupResult result : report.results()) {
      if (result instanceof SetupResult.Planned) {
        tables
            .find(result.table())
            .ifPresent(found -> locations.put(result.table(), found.location()));
      }
    }
    return locations;
  }

  private void addPlans(List<SetupResult> results) {
    Map<String, List<TableName>> pending = new LinkedHashMap<>();
    for (SetupResult result : results) {
      if (result instanceof SetupResult.Planned planned) {
        TablePlan plan = planned.plan();
        switch (plan.kind()) {
          case CREATE ->
              pending.computeIfAbsent(ABSENT, what -> new ArrayList<>()).add(plan.table());
          case EVOLVE ->
              pending.computeIfAbsent(changes(plan), what -> new ArrayList<>()).add(plan.table());
          case REFUSE -> addRefused(plan);
          case UNCHANGED -> {}
        }
      }
    }
    pending.forEach((what, tables) -> addNotSetUp(tables, what));
  }

  private static String changes(TablePlan plan) {
    return plan.changes().stream()
        .map(TableChange::text)
        .collect(Collectors.joining(", ", "setup would ", ""));
  }

  private void addNotSetUp(List<TableName> tables, String what) {
    findings.add(
        new Finding(
            Check.NOT_SET_UP,
            tables.stream().map(TableName::toString).toList(),
            what,
            "Run frazil setup."));
  }

  private void addRefused(TablePlan plan) {
    findings.add(
        Finding.of(
            Check.SETUP_REFUSED,
            plan.table().toString(),
            plan.differences().stream().map(Difference::text).collect(Collectors.joining("; ")),
            plan.differences().stream()
                .map(Difference::remedy)
                .distinct()
                .collect(Collectors.joining(" "))));
  }

  /** One finding for all tables: what fails for one for want of a catalog fails for each. */
  private void addFailures(List<SetupResult> results) {
    List<SetupResult> failed =
        results.stream().filter(result -> result instanceof SetupResult.Failed).toList();
    if (!failed.isEmpty()) {
      addUnreachable(
          failed.stream().map(result -> result.table().toString()).toList(),
          failed.get(0).failure().orElseThrow());
    }
  }

  /** Commands that create a table ask for its namespace; what denies that is found before. */
  private void addNamespaces(OpenCatalog catalog) {
    if (findings.stream().anyMatch(found -> found.check() == Check.CATALOG_UNREACHABLE)) {
      return;
    }
    pipeline.tables().stream()
        .map(table -> table.name().namespace())
        .distinct()
        .forEach(
            namespace -> {
              try {
                IcebergNamespaces.exists(catalog, namespace);
              } catch (FrazilException e) {
                addUnreachable(List.of("namespace " + namespace), e);
              }
            });
  }

  private void addUnreachable(List<String> subjects, FrazilException failure) {
    findings.add(
        new Finding(
            Check.CATALOG_UNREACHABLE,
            subjects,
            failure.getMessage().replaceFirst("\\.$", ""),
            "Check catalog.type, uri and properties, the credentials' rights and the network."));
  }

  private void addNotWritable(String refusal) {
    findings.add(
        Finding.of(
            Check.WAREHOUSE_NOT_WRITABLE,
            "warehouse " + pipeline.catalog().warehouse(),
            refusal.replaceFirst("\\.$", ""),
            "Allow writing and deleting below it, or correct catalog.warehouse."));
  }
}
