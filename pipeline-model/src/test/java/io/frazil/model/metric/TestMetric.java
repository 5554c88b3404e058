package io.frazil.model.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestMetric {

  private static final Map<Dimension, String> SHOP = Map.of(Dimension.PIPELINE, "shop");

  @Test
  void namesAreTheirOwn() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::cloudWatch).flatMap(Optional::stream))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
  }

  @ParameterizedTest
  @EnumSource
  void isPublishedSomewhereAsItsShapeSays(Metric metric) {
    assertThat(metric.cloudWatch().isPresent() || metric.prometheus().isPresent()).isTrue();
    assertThat(metric.cloudWatch().isPresent()).isEqualTo(!metric.shape().dimensions().isEmpty());
    assertThat(metric.meaning()).endsWith(".");
    assertThat(metric.action()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource
  void metricsOfAFamilyHaveTheSameLabelsAndUnit(Metric metric) {
    metric
        .prometheus()
        .ifPresent(
            exposition ->
                assertThat(Metric.family(exposition.family()))
                    .allSatisfy(
                        other -> {
                          assertThat(other.prometheus().orElseThrow().labels())
                              .isEqualTo(exposition.labels());
                          assertThat(other.unit()).isEqualTo(metric.unit());
                          assertThat(other.shape()).isEqualTo(metric.shape());
                        }));
  }

  @Test
  void fixedLabelsStandAmongTheOthers() {
    assertThat(Metric.ROWS_APPLIED.prometheus())
        .contains(
            new Exposition(
                "frazil_rows_total", List.of("table", "outcome"), Map.of("outcome", "applied")));
    assertThat(Metric.ROWS_APPLIED.prometheus().orElseThrow().values("shop.orders"))
        .containsExactly("shop.orders", "applied");
    assertThat(Metric.help("frazil_stage_seconds_total"))
        .isEqualTo(
            "read: The part of MergeSeconds in which batches were read, folded and planned. commit:"
                + " The part of MergeSeconds in which batches were merged and committed.");
  }

  @Test
  void readingIsOfOneOfTheMetricsDimensionSets() {
    assertThat(new Reading(Metric.OLDEST_PENDING, SHOP, 1).isOfPart()).isFalse();
    assertThatThrownBy(() -> new Reading(Metric.HEARTBEAT, Map.of(Dimension.SERVICE, "trigger"), 1))
        .hasMessage("HEARTBEAT is not read of [SERVICE]");
    assertThatThrownBy(() -> new Reading(Metric.HEARTBEAT, SHOP, Double.NaN))
        .hasMessage("HEARTBEAT of {PIPELINE=shop} is NaN");
  }

  @Test
  void partsComeTogetherAsTheShapeSays() {
    assertThat(Shape.WORST_OF_TABLES.together(DoubleStream.of(1, 7, 3))).isEqualTo(7);
    assertThat(Shape.LEAST_OF_TABLES.together(DoubleStream.of(4, 7, 3))).isEqualTo(3);
    assertThat(Shape.SUM_OF_TABLES.together(DoubleStream.of(1, 7, 3))).isEqualTo(11);
    assertThat(Shape.COUNT_BY_KIND.together(DoubleStream.of(1, 1))).isEqualTo(2);
  }
}
