package io.frazil.merge.report;

import static io.frazil.merge.report.Outcomes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSinks {

  private static final List<Reading> READINGS =
      new RunReadings("shop")
          .of(
              List.of(
                  Outcomes.drained("orders", NOW.minusSeconds(70)),
                  Outcomes.failed("lines", FailureKind.SCHEMA_DRIFT)),
              NOW);

  @TempDir private Path folder;

  @Test
  void embeddedMetricsAreOneObjectALineForEachSetOfDimensions() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    new EmfSink(new Charged(true), "Frazil", new PrintStream(out, true, StandardCharsets.UTF_8))
        .publish(READINGS, NOW);

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith(
            "{\"_aws\":{\"Timestamp\":1000000,\"CloudWatchMetrics\":[{\"Namespace\":\"Frazil\","
                + "\"Dimensions\":[[\"Pipeline\"]],\"Metrics\":[{\"Name\":\"Heartbeat\","
                + "\"Unit\":\"Count\"},{\"Name\":\"FreshnessSeconds\",\"Unit\":\"Seconds\"},")
        .contains("}]}]},\"Pipeline\":\"shop\",\"Heartbeat\":1,\"FreshnessSeconds\":70,")
        .endsWith("\"DeleteFileRatio\":0.5}");
    assertThat(lines)
        .contains(
            "{\"_aws\":{\"Timestamp\":1000000,\"CloudWatchMetrics\":[{\"Namespace\":\"Frazil\","
                + "\"Dimensions\":[[\"Pipeline\",\"Kind\"]],\"Metrics\":[{\"Name\":\"Failures\","
                + "\"Unit\":\"Count\"}]}]},\"Pipeline\":\"shop\",\"Kind\":\"SCHEMA_DRIFT\","
                + "\"Failures\":1}");
  }

  @Test
  void embeddedMetricsOfASetAreNoMoreThanALogEventHolds() {
    assertThat(READINGS.stream().filter(reading -> !reading.isOfPart()).count()).isLessThan(100);
  }

  @Test
  void textfileHasGaugesOfTheLastRunAndIsWhole() throws Exception {
    Path file = folder.resolve("frazil.prom");

    new TextfileSink(file).publish(READINGS, NOW);

    assertThat(Files.readAllLines(file))
        .contains(
            "# TYPE frazil_run_rows gauge",
            "frazil_run_rows{outcome=\"applied\",pipeline=\"shop\",table=\"shop.orders\"} 11.0",
            "frazil_run_stage_seconds{pipeline=\"shop\",stage=\"read\",table=\"shop.orders\"} 2.0",
            "frazil_run_failures{kind=\"SCHEMA_DRIFT\",pipeline=\"shop\"} 1.0",
            "frazil_source_lag_seconds{pipeline=\"shop\",table=\"shop.orders\"} 70.0",
            "frazil_table_stopped{pipeline=\"shop\",table=\"shop.lines\"} 1.0",
            "frazil_table_stopped{pipeline=\"shop\",table=\"shop.orders\"} 0.0",
            "frazil_run_timestamp_seconds{pipeline=\"shop\"} 1000.0");
    assertThat(folder.toFile().list()).containsExactly("frazil.prom");
  }

  @Test
  void textfileThatCannotBeWrittenSaysSo() {
    Path file = folder.resolve("missing").resolve("frazil.prom");

    assertThatThrownBy(() -> new TextfileSink(file).publish(READINGS, NOW))
        .isInstanceOf(FrazilException.class)
        .hasMessageStartingWith("Cannot write metrics to " + file + ": ");
  }

  @Test
  void sinkThatFailsFailsNobodyAndIsTriedAgain() {
    List<List<Reading>> taken = new ArrayList<>();
    int[] calls = {0};
    MetricsSink fallible =
        (readings, at) -> {
          if (calls[0]++ == 0) {
            throw new FrazilException(FailureKind.EXTERNAL, "no answer");
          }
          taken.add(readings);
        };
    GuardedSink guarded = new GuardedSink("cloudwatch", () -> fallible);

    guarded.publish(READINGS, NOW);
    guarded.publish(READINGS, NOW);

    assertThat(taken).containsExactly(READINGS);
  }

  @Test
  void sinkThatCannotBeMadeFailsNobody() {
    GuardedSink missing =
        new GuardedSink(
            "cloudwatch",
            () -> {
              throw new NoClassDefFoundError("software/amazon/awssdk/CloudWatchClient");
            });

    missing.publish(READINGS, NOW);
    missing.close();
  }

  @Test
  void sinkWhoseLibraryBreaksFailsNobody() {
    GuardedSink broken =
        new GuardedSink(
            "cloudwatch",
            () -> {
              throw new IllegalStateException("the library's own");
            });

    broken.publish(READINGS, NOW);
  }

  @Test
  void logHasThePipelinesOwnOnOneLine() {
    assertThat(LogSink.line(READINGS))
        .startsWith("Heartbeat=1 FreshnessSeconds=70 ")
        .endsWith(" DeleteFileRatio=0.5")
        .doesNotContain("\n");
  }
}
