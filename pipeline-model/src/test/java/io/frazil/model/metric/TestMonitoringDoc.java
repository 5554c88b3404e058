package io.frazil.model.metric;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/monitoring.md has every metric, from the list. */
class TestMonitoringDoc {

  private static final Path DOC = Path.of("..", "docs", "monitoring.md");

  @Test
  void everyMetricOfCloudWatchIsInItsTable() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("| metric | unit | dimensions | look at | meaning | what to do |");
    rows.add("| --- | --- | --- | --- | --- | --- |");
    Arrays.stream(Metric.values())
        .filter(metric -> metric.cloudWatch().isPresent())
        .map(TestMonitoringDoc::row)
        .forEach(rows::add);

    new GeneratedPart(DOC, "<!-- metrics -->", "<!-- end -->").assertIs(lines(rows));
  }

  @Test
  void everyFamilyOfPrometheusIsInItsTable() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("| metric | labels | meaning |");
    rows.add("| --- | --- | --- |");
    Set<String> families = new LinkedHashSet<>();
    for (Metric metric : Metric.values()) {
      metric.prometheus().map(Exposition::family).ifPresent(families::add);
    }
    families.forEach(
        family ->
            rows.add(
                "| `"
                    + family
                    + "` | "
                    + labels(Metric.family(family))
                    + " | "
                    + Metric.help(family)
                    + " |"));

    new GeneratedPart(DOC, "<!-- prometheus -->", "<!-- end -->").assertIs(lines(rows));
  }

  private static String row(Metric metric) {
    String dimensions =
        metric.shape().dimensions().stream()
            .map(set -> set.stream().map(Dimension::text).collect(Collectors.joining(" ")))
            .collect(Collectors.joining(", "));
    return "| "
        + String.join(
            " | ",
            "`" + metric.cloudWatch().orElseThrow() + "`",
            metric.unit().text(),
            dimensions,
            metric.shape().statistic().text(),
            metric.meaning(),
            metric.action())
        + " |";
  }

  /** Labels with a fixed value are told with all values that the family's metrics have. */
  private static String labels(List<Metric> family) {
    return family.get(0).prometheus().orElseThrow().labels().stream()
        .map(
            label -> {
              List<String> fixed =
                  family.stream()
                      .map(each -> each.prometheus().orElseThrow().fixed().get(label))
                      .filter(value -> value != null)
                      .toList();
              return fixed.isEmpty() ? label : label + " (" + String.join(", ", fixed) + ")";
            })
        .collect(Collectors.joining(", "));
  }

  private static String lines(List<String> rows) {
    return String.join("\n", rows) + "\n";
  }
}
