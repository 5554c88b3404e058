package io.frazil.merge.report;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.maintenance.StepPlan;
import io.frazil.model.metric.Dimension;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The readings of maintenance: of each table, and of the pipeline over all of them. */
public final class MaintenanceReadings {

  private final String pipeline;

  /** Readings of the pipeline of this name. */
  public MaintenanceReadings(String pipeline) {
    this.pipeline = pipeline;
  }

  /** Of outcomes since the readings before; none of no outcomes. */
  public List<Reading> of(Collection<MaintenanceOutcome> outcomes) {
    Map<Metric, Map<String, Double>> parts = new EnumMap<>(Metric.class);
    for (MaintenanceOutcome outcome : outcomes) {
      counts(outcome)
          .forEach(
              (metric, value) ->
                  parts
                      .computeIfAbsent(metric, key -> new TreeMap<>())
                      .merge(outcome.table().toString(), value, Double::sum));
    }
    List<Reading> readings = new ArrayList<>();
    parts.forEach(
        (metric, tables) -> {
          double together =
              metric.shape().together(tables.values().stream().mapToDouble(value -> value));
          readings.add(new Reading(metric, Map.of(Dimension.PIPELINE, pipeline), together));
          tables.forEach(
              (table, value) ->
                  readings.add(
                      new Reading(
                          metric,
                          Map.of(Dimension.PIPELINE, pipeline, Dimension.TABLE, table),
                          value)));
        });
    return readings;
  }

  /** What was done to one table. A step that was left, or is only planned, counts for nothing. */
  public static Map<Metric, Double> counts(MaintenanceOutcome outcome) {
    Map<Metric, Double> counts = new EnumMap<>(Metric.class);
    counts.put(Metric.BYTES_REWRITTEN, 0.0);
    counts.put(Metric.BYTES_FREED, 0.0);
    counts.put(Metric.MAINTENANCE_FAILURES, outcome.failure().isPresent() ? 1.0 : 0.0);
    for (StepPlan step : outcome.steps()) {
      if (step.verdict() == StepPlan.Verdict.DONE) {
        switch (step.step()) {
          case COMPACT, DELETE_FILES, MANIFESTS -> add(counts, Metric.BYTES_REWRITTEN, step);
          case SNAPSHOTS, ORPHANS -> add(counts, Metric.BYTES_FREED, step);
          case METADATA -> {}
        }
      }
    }
    return counts;
  }

  private static void add(Map<Metric, Double> counts, Metric metric, StepPlan step) {
    counts.merge(metric, (double) step.files().bytes(), Double::sum);
  }
}
