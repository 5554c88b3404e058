package io.frazil.serve;

import io.frazil.merge.maintenance.MaintenanceOutcome;
import io.frazil.merge.report.MaintenanceReadings;
import io.frazil.merge.report.RunReadings;
import io.frazil.merge.report.Standing;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives a sink the readings of the service, once in a while and at the end. Beside Prometheus,
 * which asks by itself.
 */
public final class ServePublisher implements ServeReport, AutoCloseable {

  private final RunReadings readings;
  private final ServeStatus status;
  private final MetricsSink sink;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(ServePublisher::daemon);
  private final List<TableOutcome> happened = new ArrayList<>();
  private final MaintenanceReadings maintenance;
  private final List<MaintenanceOutcome> maintained = new ArrayList<>();

  /**
   * @param status told of each drain before this
   */
  public ServePublisher(String pipeline, ServeStatus status, MetricsSink sink, Clock clock) {
    this.readings = new RunReadings(pipeline);
    this.maintenance = new MaintenanceReadings(pipeline);
    this.status = status;
    this.sink = sink;
    this.clock = clock;
  }

  /** Publishes from now on, each time the interval is over. */
  public void start(Duration interval) {
    timer.scheduleWithFixedDelay(
        this::publish, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void drained(Drained drained, Ending ending, Instant at) {
    happened.add(drained.outcome());
  }

  @Override
  public synchronized void maintained(MaintenanceOutcome outcome) {
    maintained.add(outcome);
  }

  /** Without a heartbeat when the service is not well. */
  void publish() {
    Instant now = clock.instant();
    boolean isWell = status.health().isHealthy();
    List<Standing> standing =
        status.tables().values().stream().flatMap(table -> table.standing().stream()).toList();
    List<Reading> all = new ArrayList<>(readings.of(standing, take(happened), now));
    all.addAll(maintenance.of(take(maintained)));
    sink.publish(
        all.stream().filter(each -> isWell || each.metric() != Metric.HEARTBEAT).toList(), now);
  }

  private synchronized <T> List<T> take(List<T> outcomes) {
    List<T> taken = List.copyOf(outcomes);
    outcomes.clear();
    return taken;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "frazil-metrics");
    thread.setDaemon(true);
    return thread;
  }

  /** Publishes what has happened since; a publication that is under way is let end. */
  @Override
  public void close() {
    timer.execute(this::publish);
    timer.shutdown();
    try {
      timer.awaitTermination(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sink.close();
  }
}
