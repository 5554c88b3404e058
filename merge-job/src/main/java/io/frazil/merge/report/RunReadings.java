package io.frazil.merge.report;

import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Dimension;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Reading;
import io.frazil.model.metric.Shape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The readings of a run: of each table, and of the pipeline over all of them, so that one alarm
 * does for every table.
 */
public final class RunReadings {

  private final String pipeline;

  /** Readings of the pipeline of this name. */
  public RunReadings(String pipeline) {
    this.pipeline = pipeline;
  }

  /** Of outcomes that are all the run's, one a table. */
  public List<Reading> of(Collection<TableOutcome> outcomes, Instant now) {
    return of(outcomes.stream().map(Standing::of).toList(), outcomes, now);
  }

  /**
   * Of a process that stays.
   *
   * @param standing of each table
   * @param happened what ended since the readings before
   */
  public List<Reading> of(
      Collection<Standing> standing, Collection<TableOutcome> happened, Instant now) {
    Map<Metric, Map<String, Double>> parts = new HashMap<>();
    for (Standing table : standing) {
      String name = table.newest().table().toString();
      TableReadings.states(table, now).forEach((metric, value) -> add(parts, metric, name, value));
    }
    for (TableOutcome outcome : happened) {
      TableReadings.counts(outcome)
          .forEach((metric, value) -> add(parts, metric, outcome.table().toString(), value));
      outcome
          .failure()
          .map(FrazilException::kind)
          .map(FailureKind::name)
          .ifPresent(kind -> add(parts, Metric.FAILURES, kind, 1));
    }
    List<Reading> readings = new ArrayList<>();
    readings.add(whole(Metric.HEARTBEAT, 1));
    for (Metric metric : Metric.values()) {
      Map<String, Double> found = parts.getOrDefault(metric, Map.of());
      together(metric, found.values()).ifPresent(value -> readings.add(whole(metric, value)));
      found.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(part -> readings.add(part(metric, part.getKey(), part.getValue())));
    }
    return readings;
  }

  private static void add(
      Map<Metric, Map<String, Double>> parts, Metric metric, String part, double value) {
    parts.computeIfAbsent(metric, key -> new HashMap<>()).merge(part, value, Double::sum);
  }

  /** A count of nothing is 0 and said, because silence must not look like health. */
  private static Optional<Double> together(Metric metric, Collection<Double> parts) {
    boolean isOurs =
        metric.shape().isOfTables() && metric.shape() != Shape.COUNT_OF_MAINTENANCE
            || metric == Metric.FAILURES;
    if (!isOurs || parts.isEmpty() && metric.shape().isState()) {
      return Optional.empty();
    }
    return Optional.of(
        parts.isEmpty()
            ? 0.0
            : metric.shape().together(parts.stream().mapToDouble(Double::doubleValue)));
  }

  private Reading whole(Metric metric, double value) {
    return new Reading(metric, Map.of(Dimension.PIPELINE, pipeline), value);
  }

  private Reading part(Metric metric, String part, double value) {
    List<Dimension> finest = metric.shape().dimensions().get(1);
    return new Reading(metric, Map.of(Dimension.PIPELINE, pipeline, finest.get(1), part), value);
  }
}
