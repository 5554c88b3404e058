package io.frazil.trigger;

import io.frazil.model.event.Ignored;
import io.frazil.trigger.launch.Launch;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.cloudwatchlogs.emf.config.EnvironmentConfigurationProvider;
import software.amazon.cloudwatchlogs.emf.environment.Environments;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** Publishes what invocations report, in CloudWatch's embedded metric format on stdout. */
final class TriggerMetrics {

  private static final String NAMESPACE = "Frazil";
  private static final String SERVICE = "trigger";

  private final Metrics metrics;

  /** Outside Lambda too, stdout and nothing else: no agent is looked for. */
  TriggerMetrics() {
    EnvironmentConfigurationProvider.getConfig().setEnvironmentOverride(Environments.Lambda);
    metrics = MetricsBuilder.builder().withNamespace(NAMESPACE).withService(SERVICE).build();
  }

  void publish(TriggerReport report) {
    values(report).forEach((name, value) -> metrics.addMetric(name, value, MetricUnit.COUNT));
    metrics.flush();
  }

  /** Every name at every invocation, zeros too: silence must not look like health. */
  static Map<String, Integer> values(TriggerReport report) {
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("MessagesReceived", report.tally().messages());
    values.put("MessagesReturned", report.returned().size());
    values.put("MessagesUnreadable", report.tally().unreadable());
    values.put("EventsReceived", report.tally().events());
    values.put("EventsWaking", report.tally().waking());
    values.put("EventsHeld", report.tally().held());
    values.put("EventsIgnored", report.tally().ignoredEvents());
    for (Ignored reason : Ignored.values()) {
      values.put("EventsIgnored" + words(reason), report.tally().ignored(reason));
    }
    values.put("RunsStarted", (int) report.count(Launch.Kind.STARTED));
    values.put("RunsBusy", (int) report.count(Launch.Kind.BUSY));
    values.put("RunsPostponed", (int) report.count(Launch.Kind.POSTPONED));
    values.put("RunsFailed", (int) report.count(Launch.Kind.FAILED));
    return values;
  }

  private static String words(Ignored reason) {
    return switch (reason) {
      case TEST_EVENT -> "TestEvent";
      case NOT_CREATED -> "NotCreated";
      case NO_PIPELINE -> "NoPipeline";
      case NO_TABLE -> "NoTable";
      case CONTROL -> "Control";
      case NO_CHANGE_FILE -> "NoChangeFile";
      case EMPTY -> "Empty";
    };
  }
}
