package io.frazil.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Code, template, dashboard, docs and runbook say the same. */
class TestObservabilityTemplate {

  private static final Path TEMPLATE =
      Path.of("..", "deploy", "cloudformation", "observability.yaml");
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern ANCHOR = Pattern.compile("docs/operations\\.md#([a-z-]+)");

  /** Of AWS's own metrics, those that alarms may name. */
  private static final Map<String, List<String>> OF_AWS =
      Map.of(
          "AWS/SQS", List.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"),
          "AWS/Lambda", List.of("Errors", "Throttles"),
          "AWS/DMS", List.of("CDCLatencyTarget"));

  @Test
  void dashboardIsDrawnFromTheList() throws IOException {
    new GeneratedPart(
            TEMPLATE,
            "        {\"start\": \"-PT24H\", \"periodOverride\": \"inherit\", \"widgets\": [",
            "        ]}")
        .assertIs(Dashboard.draw().lines());
  }

  @Test
  void dashboardIsJsonAndItsWidgetsDoNotOverlap() throws IOException {
    String body = properties(resources().get("Dashboard")).get("DashboardBody").asText();
    boolean[][] taken = new boolean[100][24];
    for (JsonNode widget : new ObjectMapper().readTree(body).get("widgets")) {
      for (int y = 0; y < widget.get("height").asInt(); y++) {
        for (int x = 0; x < widget.get("width").asInt(); x++) {
          int row = widget.get("y").asInt() + y;
          int column = widget.get("x").asInt() + x;
          assertThat(taken[row][column]).as("%s at %s %s", widget, row, column).isFalse();
          taken[row][column] = true;
        }
      }
    }
  }

  @Test
  void dashboardDrawsEveryMetricOfAPipeline() {
    assertThat(Dashboard.draw().drawn())
        .containsAll(
            Arrays.stream(Metric.values())
                .filter(metric -> metric.cloudWatch().isPresent())
                .filter(metric -> metric.shape() != Shape.COUNT_OF_TRIGGER)
                .toList());
  }

  @Test
  void alarmsNameMetricsOfTheListAsTheyArePublished() throws IOException {
    for (Map.Entry<String, JsonNode> alarm : alarms().entrySet()) {
      JsonNode properties = properties(alarm.getValue());
      if (properties.get("Namespace").asText().startsWith("AWS/")) {
        assertThat(OF_AWS.get(properties.get("Namespace").asText()))
            .as(alarm.getKey())
            .contains(properties.get("MetricName").asText());
        continue;
      }
      Metric metric = metric(properties.get("MetricName").asText()).orElseThrow();
      assertThat(properties.get("Namespace").asText()).as(alarm.getKey()).isEqualTo("Namespace");
      assertThat(names(properties.get("Dimensions")))
          .as(alarm.getKey())
          .isEqualTo(metric.shape().dimensions().get(0).stream().map(Dimension::text).toList());
      assertThat(properties.get("Statistic").asText())
          .as(alarm.getKey())
          .isEqualTo(metric.shape().statistic().text());
      assertThat(properties.get("Unit").asText())
          .as(alarm.getKey())
          .isEqualTo(metric.unit().text());
    }
  }

  @Test
  void everyAlarmAndRuleTellsTheTopicAndPointsIntoTheRunbook() throws IOException {
    List<String> sections = sections();
    Map<String, JsonNode> told = alarms();
    told.putAll(ofType("AWS::Events::Rule"));
    assertThat(told).hasSizeGreaterThan(10);
    told.forEach(
        (id, resource) -> {
          JsonNode properties = properties(resource);
          boolean isAlarm = properties.has("AlarmDescription");
          JsonNode text = properties.get(isAlarm ? "AlarmDescription" : "Description");
          Matcher anchor = ANCHOR.matcher(text.asText());
          assertThat(anchor.find()).as("runbook of %s", id).isTrue();
          assertThat(sections).as(id).contains(anchor.group(1));
          assertThat(
                  (isAlarm ? properties.get("AlarmActions") : properties.get("Targets")).toString())
              .as(id)
              .contains("Topic");
        });
  }

  @Test
  void everySectionOfTheRunbookForAnAlarmHasOne() throws IOException {
    String template = Files.readString(TEMPLATE);
    List<String> pointedAt =
        ANCHOR.matcher(template).results().map(found -> found.group(1)).distinct().toList();

    assertThat(sections().stream().filter(section -> section.startsWith("alarm-")))
        .containsExactlyInAnyOrderElementsOf(pointedAt);
  }

  @Test
  void everyAlarmIsInTheTableOfTheDocs() throws IOException {
    List<String> rows = new ArrayList<>();
    rows.add("| alarm | when | on |");
    rows.add("| --- | --- | --- |");
    alarms().forEach((id, alarm) -> rows.add(row(properties(alarm))));

    new GeneratedPart(DOCS.resolve("monitoring.md"), "<!-- alarms -->", "<!-- end -->")
        .assertIs(String.join("\n", rows) + "\n");
  }

  private static String row(JsonNode alarm) {
    String text = alarm.get("AlarmDescription").asText();
    Matcher anchor = ANCHOR.matcher(text);
    assertThat(anchor.find()).isTrue();
    return "| ["
        + anchor.group(1).replaceFirst("^alarm-", "")
        + "](operations.md#"
        + anchor.group(1)
        + ") | "
        + text.substring(0, text.indexOf("What to do:")).strip()
        + " | `"
        + alarm.get("MetricName").asText()
        + "` "
        + alarm
            .get("ComparisonOperator")
            .asText()
            .replaceFirst("Threshold$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT)
        + " "
        + (alarm.get("Threshold").isNumber()
            ? alarm.get("Threshold").asText()
            : "`" + alarm.get("Threshold").asText() + "`")
        + " |";
  }

  private static Optional<Metric> metric(String name) {
    return Arrays.stream(Metric.values())
        .filter(metric -> metric.cloudWatch().equals(Optional.of(name)))
        .findFirst();
  }

  private static List<String> names(JsonNode dimensions) {
    return StreamSupport.stream(dimensions.spliterator(), false)
        .map(each -> each.get("Name").asText())
        .toList();
  }

  /** Anchors of the runbook's headings, as GitHub makes them. */
  private static List<String> sections() throws IOException {
    return Files.readAllLines(DOCS.resolve("operations.md")).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .collect(Collectors.toList());
  }

  private static Map<String, JsonNode> alarms() throws IOException {
    return ofType("AWS::CloudWatch::Alarm");
  }

  private static Map<String, JsonNode> ofType(String type) throws IOException {
    Map<String, JsonNode> found = new TreeMap<>();
    resources()
        .fields()
        .forEachRemaining(
            each -> {
              if (each.getValue().get("Type").asText().equals(type)) {
                found.put(each.getKey(), each.getValue());
              }
            });
    return found;
  }

  /**
   * CloudFormation's own tags, as {@code !Ref}, are passed over: what they tag is read as it is.
   */
  private static JsonNode resources() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(Files.readString(TEMPLATE))
        .get("Resources");
  }

  private static JsonNode properties(JsonNode resource) {
    return resource.get("Properties");
  }
}
