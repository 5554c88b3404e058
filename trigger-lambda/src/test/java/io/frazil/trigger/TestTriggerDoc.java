package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/trigger.md lists what the code has. */
final class TestTriggerDoc {

  @Test
  void everySettingIsListedAsItIs() {
    assertThat(rows("`FRAZIL_"))
        .containsExactlyElementsOf(
            Arrays.stream(Setting.values())
                .map(
                    setting ->
                        String.join(
                            " | ",
                            "| `" + setting + "`",
                            setting.launcher().isEmpty() ? "all" : setting.launcher(),
                            setting.isRequired() ? "yes" : "no",
                            setting.meaning() + " |"))
                .toList());
  }

  @Test
  void everyMetricIsListed() {
    TriggerReport report = new TriggerReport(List.of(), List.of(), TriggerReport.NO_MESSAGES);

    assertThat(
            List.of("`Messages", "`Events", "`Runs").stream()
                .flatMap(start -> rows(start).stream())
                .map(row -> row.split("`", -1)[1]))
        .containsExactlyElementsOf(
            TriggerMetrics.values(report).keySet().stream()
                .map(metric -> metric.cloudWatch().orElseThrow())
                .toList());
  }

  @Test
  void everyMetricOfTheListsTriggerIsPublished() {
    TriggerReport report = new TriggerReport(List.of(), List.of(), TriggerReport.NO_MESSAGES);

    assertThat(TriggerMetrics.values(report).keySet())
        .containsExactlyElementsOf(
            Arrays.stream(Metric.values())
                .filter(metric -> metric.shape() == Shape.COUNT_OF_TRIGGER)
                .toList());
  }

  private static List<String> rows(String start) {
    try {
      return Files.readAllLines(Path.of("..", "docs", "trigger.md")).stream()
          .filter(line -> line.startsWith("| " + start))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
