package io.frazil.serve;

import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FrazilException;
import io.frazil.serve.ServeStatus.TableStatus;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Prometheus reads: counted from outcomes, here and nowhere else; what is true of a table now
 * is asked of the status when it is read. Names, labels and meanings are in docs/serve.md.
 */
public final class ServeMetrics implements ServeReport {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ServeStatus status;
  private final Clock clock;

  private final Counter read =
      counter("frazil_rows_read_total", "Rows read from change files.", "table");
  private final Counter rows =
      counter("frazil_rows_total", "What became of the rows read.", "table", "outcome");
  private final Counter batches =
      counter("frazil_batches_total", "Batches committed.", "table", "kind");
  private final Summary merges =
      Summary.builder()
          .name("frazil_merge_seconds")
          .help("Time from reading a batch to its commit.")
          .labelNames("table")
          .register(registry);
  private final Counter conflicts =
      counter("frazil_conflicts_total", "Batches planned anew after a commit conflict.", "table");
  private final Counter failures =
      counter("frazil_failures_total", "Drains that failed.", "table", "kind");
  private final Counter wakeups =
      counter("frazil_wakeups_total", "What woke the service.", "source");
  private final Counter messages =
      counter("frazil_messages_total", "What became of messages.", "outcome");
  private final Counter queueFailures =
      counter("frazil_queue_failures_total", "Calls to the queue that failed.");

  public ServeMetrics(ServeStatus status, Clock clock) {
    this.status = status;
    this.clock = clock;
    gauge(
        "frazil_source_lag_seconds",
        "Now minus the newest source commit time in the table. Grows while the source is quiet:"
            + " with pending files 0 and a recent success the table is up to date all the same.",
        table -> table.drained().flatMap(Drained::sourceTime).map(this::age));
    gauge(
        "frazil_pending_seconds",
        "How long the oldest pending change file has been waiting; 0 when none is.",
        table -> table.pending().map(each -> each.since().map(this::age).orElse(0.0)));
    gauge(
        "frazil_pending_files",
        "Change files not applied at the last look.",
        table -> table.pending().map(each -> (double) each.files()));
    gauge(
        "frazil_pending_bytes",
        "Bytes of the change files not applied at the last look.",
        table -> table.pending().map(each -> (double) each.bytes()));
    gauge(
        "frazil_last_success_timestamp_seconds",
        "When a drain last looked at the table and succeeded, in seconds since 1970.",
        table -> table.succeeded().map(at -> at.toEpochMilli() / 1e3));
    gauge(
        "frazil_table_stopped",
        "1 when the table's last drain failed in a way a person must mend, else 0.",
        table -> table.ending().map(last -> last == Ending.NEEDS_PERSON ? 1.0 : 0.0));
  }

  /** What a scrape reads. */
  public PrometheusRegistry registry() {
    return registry;
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private void gauge(String name, String help, Function<TableStatus, Optional<Double>> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("table")
        .callback(
            point ->
                status
                    .tables()
                    .forEach(
                        (table, each) ->
                            value
                                .apply(each)
                                .ifPresent(number -> point.call(number, table.toString()))))
        .register(registry);
  }

  private double age(Instant moment) {
    return Math.max(0, Duration.between(moment, clock.instant()).toMillis() / 1e3);
  }

  @Override
  public void drained(Drained drained, Ending ending, Instant at) {
    TableOutcome outcome = drained.outcome();
    String table = outcome.table().toString();
    RowCounts counts = outcome.rows();
    read.labelValues(table).inc(counts.read());
    rows.labelValues(table, "applied").inc(counts.applied());
    rows.labelValues(table, "superseded").inc(counts.superseded());
    rows.labelValues(table, "quarantined").inc(counts.quarantined());
    rows.labelValues(table, "skipped").inc(counts.skipped());
    conflicts.labelValues(table).inc(outcome.conflicts());
    for (CommittedBatch batch : outcome.batches()) {
      batches.labelValues(table, word(batch.summary().kind())).inc();
      merges.labelValues(table).observe(batch.took().toMillis() / 1e3);
    }
    outcome
        .failure()
        .map(FrazilException::kind)
        .ifPresent(kind -> failures.labelValues(table, word(kind)).inc());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void woken(List<Wakeup> received) {
    wakeups.labelValues("queue").inc();
    messages.labelValues("received").inc(received.size());
  }

  @Override
  public void swept() {
    wakeups.labelValues("interval").inc();
  }

  @Override
  public void settled(int done, int givenBack) {
    messages.labelValues("deleted").inc(done);
    messages.labelValues("given_back").inc(givenBack);
  }

  @Override
  public void queueFailed(FrazilException failure) {
    queueFailures.inc();
  }
}
