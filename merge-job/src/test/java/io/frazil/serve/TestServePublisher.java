package io.frazil.serve;

import static io.frazil.serve.ServeFixture.LINES;
import static io.frazil.serve.ServeFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.Pending;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestServePublisher {

  private final ServeFixture.SetClock clock = new ServeFixture.SetClock();
  private boolean engine = true;
  private final ServeStatus status =
      new ServeStatus(List.of(ORDERS, LINES), Duration.ofMinutes(5), () -> engine, clock);
  private final List<Map<Metric, Double>> published = new ArrayList<>();
  private final ServePublisher publisher =
      new ServePublisher(
          "shop", status, (readings, at) -> published.add(ofPipeline(readings)), clock);
  private final ServeReport report = ServeReport.all(List.of(status, publisher));

  @Test
  void whatHappenedIsToldOnceAndWhatStandsEachTime() {
    clock.set(1_000);
    Pending pending = new Pending(3, 99, Optional.of(Instant.ofEpochSecond(990)));
    report.drained(
        ServeFixture.drained(ORDERS, List.of(), pending, Instant.ofEpochSecond(940)),
        Ending.DONE,
        clock.instant());
    report.drained(
        ServeFixture.failed(LINES, FailureKind.SOURCE_DATA, "refused"),
        Ending.NEEDS_PERSON,
        clock.instant());

    report.turned(clock.instant());
    publisher.publish();
    clock.set(1_060);
    publisher.publish();

    assertThat(published).extracting(each -> each.get(Metric.CONFLICTS)).containsExactly(2.0, 0.0);
    assertThat(published).extracting(each -> each.get(Metric.FAILURES)).containsExactly(1.0, 0.0);
    assertThat(published)
        .extracting(each -> each.get(Metric.OLDEST_PENDING))
        .containsExactly(10.0, 70.0);
    assertThat(published)
        .extracting(each -> each.get(Metric.TABLES_STOPPED))
        .containsExactly(1.0, 1.0);
    assertThat(published).extracting(each -> each.get(Metric.HEARTBEAT)).containsExactly(1.0, 1.0);
  }

  @Test
  void serviceThatIsNotWellHasNoHeartbeat() {
    engine = false;

    publisher.publish();

    assertThat(published).hasSize(1);
    assertThat(published.get(0)).doesNotContainKey(Metric.HEARTBEAT).containsKey(Metric.FAILURES);
  }

  @Test
  void lastReadingsAreToldAtTheEnd() {
    report.drained(ServeFixture.upToDate(ORDERS), Ending.DONE, clock.instant());

    publisher.close();

    assertThat(published).hasSize(1);
  }

  private static Map<Metric, Double> ofPipeline(List<Reading> readings) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    readings.stream()
        .filter(reading -> !reading.isOfPart())
        .forEach(reading -> values.put(reading.metric(), reading.value()));
    return values;
  }
}
