package io.frazil.trigger;

import io.frazil.model.event.Ignored;
import io.frazil.model.metric.Metric;
import io.frazil.model.pipeline.Monitoring;
import io.frazil.trigger.launch.Launch;
import java.util.EnumMap;
import java.util.Map;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Publishes what invocations report, in CloudWatch's embedded metric format on stdout. */
final class TriggerMetrics {

  private static final String SERVICE = "trigger";

  private final Metrics metrics;

  /** Outside Lambda too, stdout and nothing else: no agent is looked for. */
  TriggerMetrics() {
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    metrics =
        MetricsBuilder.builder().withNamespace(Monitoring.NAMESPACE).withService(SERVICE).build();
  }

  void publish(TriggerReport report) {
    values(report)
        .forEach(
            (metric, value) ->
                metrics.addMetric(metric.cloudWatch().orElseThrow(), value, MetricUnit.COUNT));
    metrics.flush();
  }

  /** Every metric at every invocation, zeros too: silence must not look like health. */
  static Map<Metric, Integer> values(TriggerReport report) {
    Map<Metric, Integer> values = new EnumMap<>(Metric.class);
    values.put(Metric.MESSAGES_RECEIVED, report.tally().messages());
    values.put(Metric.MESSAGES_RETURNED, report.returned().size());
    values.put(Metric.MESSAGES_UNREADABLE, report.tally().unreadable());
    values.put(Metric.EVENTS_RECEIVED, report.tally().events());
    values.put(Metric.EVENTS_WAKING, report.tally().waking());
    values.put(Metric.EVENTS_HELD, report.tally().held());
    values.put(Metric.EVENTS_IGNORED, report.tally().ignoredEvents());
    for (Ignored reason : Ignored.values()) {
      values.put(metric(reason), report.tally().ignored(reason));
    }
    values.put(Metric.RUNS_STARTED, (int) report.count(Launch.Kind.STARTED));
    values.put(Metric.RUNS_BUSY, (int) report.count(Launch.Kind.BUSY));
    values.put(Metric.RUNS_POSTPONED, (int) report.count(Launch.Kind.POSTPONED));
    values.put(Metric.RUNS_FAILED, (int) report.count(Launch.Kind.FAILED));
    return values;
  }

  private static Metric metric(Ignored reason) {
    return switch (reason) {
      case TEST_EVENT -> Metric.EVENTS_IGNORED_TEST_EVENT;
      case NOT_CREATED -> Metric.EVENTS_IGNORED_NOT_CREATED;
      case NO_PIPELINE -> Metric.EVENTS_IGNORED_NO_PIPELINE;
      case NO_TABLE -> Metric.EVENTS_IGNORED_NO_TABLE;
      case CONTROL -> Metric.EVENTS_IGNORED_CONTROL;
      case NO_CHANGE_FILE -> Metric.EVENTS_IGNORED_NO_CHANGE_FILE;
      case EMPTY -> Metric.EVENTS_IGNORED_EMPTY;
    };
  }
}
