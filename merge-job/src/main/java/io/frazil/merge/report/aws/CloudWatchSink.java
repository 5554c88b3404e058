package io.frazil.merge.report.aws;

import io.frazil.aws.AwsAttempt;
import io.frazil.aws.AwsFailures;
import io.frazil.merge.report.Charged;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * Sends readings by {@code PutMetricData}, where no log is read by CloudWatch as metrics. Region,
 * credentials and endpoint are the SDK's own settings. Gives up soon: a run must not wait for its
 * numbers.
 *
 * <p>One value a metric and call, so that of the API's limits (1,000 metrics and 1 MB a call, 150
 * values a metric) only the first two can be met; calls hold 500 metrics, which with names of the
 * longest kind, 255 characters a table, stay under the second. Source: CloudWatch API Reference,
 * PutMetricData (read 2026-11-27).
 */
public final class CloudWatchSink implements MetricsSink {

  private static final int METRICS_A_CALL = 500;
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final AwsAttempt ATTEMPT =
      new AwsAttempt("publish metrics to CloudWatch", "cloudwatch:PutMetricData", "*");

  private final Charged charged;
  private final String namespace;
  private final CloudWatchClient client;

  CloudWatchSink(Charged charged, String namespace, CloudWatchClient client) {
    this.charged = charged;
    this.namespace = namespace;
    this.client = client;
  }

  /** Connects by the SDK's own settings. */
  public static CloudWatchSink connect(Charged charged, String namespace) {
    return translating(
        () ->
            new CloudWatchSink(
                charged,
                namespace,
                CloudWatchClient.builder()
                    .httpClient(UrlConnectionHttpClient.create())
                    .overrideConfiguration(settings -> settings.apiCallTimeout(LONGEST))
                    .build()));
  }

  @Override
  public void publish(List<Reading> readings, Instant at) {
    List<MetricDatum> data =
        charged.of(readings).stream().map(reading -> datum(reading, at)).toList();
    for (int from = 0; from < data.size(); from += METRICS_A_CALL) {
      List<MetricDatum> call = data.subList(from, Math.min(data.size(), from + METRICS_A_CALL));
      translating(() -> client.putMetricData(put -> put.namespace(namespace).metricData(call)));
    }
  }

  private static MetricDatum datum(Reading reading, Instant at) {
    return MetricDatum.builder()
        .metricName(reading.metric().cloudWatch().orElseThrow())
        .unit(StandardUnit.fromValue(reading.metric().unit().text()))
        .dimensions(
            reading.of().entrySet().stream()
                .map(
                    each ->
                        Dimension.builder()
                            .name(each.getKey().text())
                            .value(each.getValue())
                            .build())
                .toList())
        .timestamp(at)
        .value(reading.value())
        .build();
  }

  private static <T> T translating(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw AwsFailures.of(ATTEMPT, e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
