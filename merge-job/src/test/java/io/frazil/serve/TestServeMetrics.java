package io.frazil.serve;

import static io.frazil.serve.ServeFixture.LINES;
import static io.frazil.serve.ServeFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.plan.MergePlan;
import io.frazil.merge.run.CommittedBatch;
import io.frazil.merge.run.Pending;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SourceTimes;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.metric.Exposition;
import io.frazil.model.metric.Metric;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a scrape reads, over HTTP. */
class TestServeMetrics {

  private final ServeFixture.SetClock clock = new ServeFixture.SetClock();
  private boolean engine = true;
  private final ServeStatus status =
      new ServeStatus(List.of(ORDERS, LINES), Duration.ofMinutes(5), () -> engine, clock);
  private final ServeMetrics metrics = new ServeMetrics(status, clock);
  private final ServeReport report = ServeReport.all(List.of(status, metrics));

  @Test
  void outcomesBecomeSamples() throws Exception {
    clock.set(1_000);
    report.woken(List.of(new Wakeup("a", Set.of(ORDERS)), new Wakeup("b", Set.of())));
    report.swept();
    report.settled(1, 1);
    report.drained(
        ServeFixture.drained(
            ORDERS,
            List.of(batch(new RowCounts(10, 6, 2, 1, 1)), batch(new RowCounts(5, 5, 0, 0, 0))),
            new Pending(3, 4_096, Optional.of(Instant.ofEpochSecond(990))),
            Instant.ofEpochSecond(940)),
        Ending.DONE,
        Instant.ofEpochSecond(1_000));
    report.drained(
        ServeFixture.failed(LINES, FailureKind.SOURCE_DATA, "refused"),
        Ending.NEEDS_PERSON,
        Instant.ofEpochSecond(1_000));
    clock.set(1_010);

    assertThat(samples())
        .contains(
            "frazil_rows_read_total{table=\"shop.orders\"} 15.0",
            "frazil_rows_total{outcome=\"applied\",table=\"shop.orders\"} 11.0",
            "frazil_rows_total{outcome=\"quarantined\",table=\"shop.orders\"} 1.0",
            "frazil_rows_total{outcome=\"skipped\",table=\"shop.orders\"} 1.0",
            "frazil_rows_total{outcome=\"superseded\",table=\"shop.orders\"} 2.0",
            "frazil_batches_total{kind=\"changes\",table=\"shop.orders\"} 2.0",
            "frazil_merge_seconds_count{table=\"shop.orders\"} 2",
            "frazil_merge_seconds_sum{table=\"shop.orders\"} 3.0",
            "frazil_conflicts_total{table=\"shop.orders\"} 2.0",
            "frazil_delete_file_ratio{table=\"shop.orders\"} 0.25",
            "frazil_stage_seconds_total{stage=\"commit\",table=\"shop.orders\"} 1.0",
            "frazil_stage_seconds_total{stage=\"read\",table=\"shop.orders\"} 2.0",
            "frazil_table_held{table=\"shop.orders\"} 0.0",
            "frazil_vanished_files{table=\"shop.orders\"} 3.0",
            "frazil_failures_total{kind=\"source_data\",table=\"shop.lines\"} 1.0",
            "frazil_last_success_timestamp_seconds{table=\"shop.orders\"} 1000.0",
            "frazil_messages_total{outcome=\"deleted\"} 1.0",
            "frazil_messages_total{outcome=\"given_back\"} 1.0",
            "frazil_messages_total{outcome=\"received\"} 2.0",
            "frazil_pending_bytes{table=\"shop.orders\"} 4096.0",
            "frazil_pending_files{table=\"shop.orders\"} 3.0",
            "frazil_pending_seconds{table=\"shop.orders\"} 20.0",
            "frazil_source_lag_seconds{table=\"shop.orders\"} 70.0",
            "frazil_table_stopped{table=\"shop.lines\"} 1.0",
            "frazil_table_stopped{table=\"shop.orders\"} 0.0",
            "frazil_wakeups_total{source=\"interval\"} 1.0",
            "frazil_wakeups_total{source=\"queue\"} 1.0");
  }

  @Test
  void healthSaysWhyItIsNotWell() throws Exception {
    try (ServeHttp http = start()) {
      assertThat(ask(http, "/health").statusCode()).isEqualTo(200);
      engine = false;

      HttpResponse<String> answer = ask(http, "/health");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body().lines().findFirst()).contains("unhealthy: Spark has ended");
      assertThat(ask(http, "/other").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void everyMetricOfTheListIsPublishedAsItSays() {
    Map<String, String> listed = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      metric
          .prometheus()
          .map(Exposition::family)
          .ifPresent(family -> listed.put(family, Metric.help(family)));
    }
    Map<String, String> published = new TreeMap<>();
    for (MetricSnapshot metric : metrics.registry().scrape()) {
      String name = metric.getMetadata().getName();
      boolean isCounter = metric.getClass().getSimpleName().startsWith("Counter");
      published.put(isCounter ? name + "_total" : name, metric.getMetadata().getHelp());
    }

    assertThat(published).isEqualTo(listed);
  }

  private List<String> samples() throws Exception {
    try (ServeHttp http = start()) {
      HttpResponse<String> answer = ask(http, "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  private ServeHttp start() {
    return ServeHttp.start(new InetSocketAddress("127.0.0.1", 0), status, metrics.registry());
  }

  private static HttpResponse<String> ask(ServeHttp http, String path) throws Exception {
    URI place = http.endpoint().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(place).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static CommittedBatch batch(RowCounts rows) {
    BatchSummary summary =
        new BatchSummary(
            "batch",
            ChangeBatch.Kind.CHANGES,
            "",
            LoadSet.NONE,
            List.of(),
            rows,
            SourceTimes.UNKNOWN,
            "",
            1,
            "test");
    return new CommittedBatch(summary, plan(), Duration.ofMillis(1_000), Duration.ofMillis(500));
  }

  private static MergePlan plan() {
    return new MergePlan(
        MergePlan.Action.MERGE,
        "MERGE",
        MergePlan.KeyTest.NONE,
        "test",
        new MergePlan.Sizing(1, false));
  }
}
