package io.frazil.serve;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.report.MaintenanceReadings;
import io.frazil.merge.report.TableReadings;
import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Exposition;
import io.frazil.model.metric.Metric;
import io.frazil.serve.ServeStatus.TableStatus;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Prometheus reads: counted from outcomes, here and nowhere else; what is true of a table now
 * is asked of the status when it is read. Names, labels and meanings are the list's, {@link
 * Metric}.
 */
public final class ServeMetrics implements ServeReport {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ServeStatus status;
  private final Clock clock;

  private final Map<String, Counter> counters = new TreeMap<>();
  private final Summary merges;

  /** Counts from now on; asks {@code status} at each scrape. */
  public ServeMetrics(ServeStatus status, Clock clock) {
    this.status = status;
    this.clock = clock;
    Exposition merge = Metric.MERGE_SECONDS.prometheus().orElseThrow();
    this.merges =
        Summary.builder()
            .name(merge.family())
            .help(Metric.help(merge.family()))
            .labelNames(merge.labels().toArray(String[]::new))
            .register(registry);
    for (Metric metric : Metric.values()) {
      metric.prometheus().ifPresent(exposition -> register(metric, exposition));
    }
  }

  private void register(Metric metric, Exposition exposition) {
    if (metric == Metric.MERGE_SECONDS || counters.containsKey(exposition.family())) {
      return;
    }
    if (exposition.family().endsWith("_total")) {
      counters.put(
          exposition.family(),
          Counter.builder()
              .name(exposition.family())
              .help(Metric.help(exposition.family()))
              .labelNames(exposition.labels().toArray(String[]::new))
              .register(registry));
      return;
    }
    GaugeWithCallback.builder()
        .name(exposition.family())
        .help(Metric.help(exposition.family()))
        .labelNames(exposition.labels().toArray(String[]::new))
        .callback(
            point ->
                status
                    .tables()
                    .forEach(
                        (table, each) ->
                            value(metric, each)
                                .ifPresent(number -> point.call(number, table.toString()))))
        .register(registry);
  }

  /** What a scrape reads. */
  public PrometheusRegistry registry() {
    return registry;
  }

  private Optional<Double> value(Metric metric, TableStatus table) {
    if (metric == Metric.LAST_SUCCESS) {
      return table.succeeded().map(at -> at.toEpochMilli() / 1e3);
    }
    return table
        .standing()
        .map(standing -> TableReadings.states(standing, clock.instant()).get(metric));
  }

  private void add(Metric metric, double value, String... labels) {
    Exposition exposition = metric.prometheus().orElseThrow();
    counters.get(exposition.family()).labelValues(exposition.values(labels)).inc(value);
  }

  @Override
  public void drained(Drained drained, Ending ending, Instant at) {
    TableOutcome outcome = drained.outcome();
    String table = outcome.table().toString();
    TableReadings.counts(outcome)
        .forEach(
            (metric, value) -> {
              if (metric != Metric.MERGE_SECONDS && metric != Metric.BATCHES) {
                add(metric, value, table);
              }
            });
    for (CommittedBatch batch : outcome.batches()) {
      add(Metric.BATCHES, 1, table, word(batch.summary().kind()));
      merges.labelValues(table).observe(batch.took().toMillis() / 1e3);
    }
    outcome
        .failure()
        .map(FrazilException::kind)
        .ifPresent(kind -> add(Metric.FAILURES, 1, table, word(kind)));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void maintained(MaintenanceOutcome outcome) {
    MaintenanceReadings.counts(outcome)
        .forEach((metric, value) -> add(metric, value, outcome.table().toString()));
  }

  @Override
  public void woken(List<Wakeup> received) {
    add(Metric.WAKEUPS, 1, "queue");
    add(Metric.MESSAGES, received.size(), "received");
  }

  @Override
  public void swept() {
    add(Metric.WAKEUPS, 1, "interval");
  }

  @Override
  public void settled(int done, int givenBack) {
    add(Metric.MESSAGES, done, "deleted");
    add(Metric.MESSAGES, givenBack, "given_back");
  }

  @Override
  public void queueFailed(FrazilException failure) {
    add(Metric.QUEUE_FAILURES, 1);
  }
}
