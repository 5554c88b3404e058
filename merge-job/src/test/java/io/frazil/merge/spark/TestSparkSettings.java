package io.frazil.merge.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** What Spark is started with. */
class TestSparkSettings {

  private static final String ICEBERG =
      "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";

  @Test
  void aloneOnALaptopSparkIsLocalAndReachedByNobody() {
    assertThat(configured(Map.of()))
        .isEqualTo(
            Map.of(
                "spark.app.name", "frazil",
                "spark.master", "local[2]",
                "spark.ui.enabled", "false",
                "spark.driver.host", "127.0.0.1",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.sql.extensions", ICEBERG));
  }

  /** Executors on other machines could not reach a driver that says it is 127.0.0.1. */
  @Test
  void whatALauncherSetsIsLeftAlone() {
    assertThat(configured(Map.of("spark.master", "yarn", "spark.app.name", "nightly")))
        .isEqualTo(
            Map.of(
                "spark.app.name", "nightly",
                "spark.master", "yarn",
                "spark.sql.extensions", ICEBERG));
  }

  @Test
  void extensionsOfOthersStay() {
    assertThat(configured(Map.of("spark.master", "yarn", "spark.sql.extensions", "a.B")))
        .containsEntry("spark.sql.extensions", "a.B," + ICEBERG);
    assertThat(configured(Map.of("spark.sql.extensions", ICEBERG + ",a.B")))
        .containsEntry("spark.sql.extensions", ICEBERG + ",a.B");
  }

  @Test
  void runningSparkWithoutIcebergIsRefusedWithWhatToSet() {
    SparkSessions.requireIceberg("a.B," + ICEBERG);
    assertThatThrownBy(() -> SparkSessions.requireIceberg("a.B"))
        .isInstanceOfSatisfying(
            FrazilException.class,
            refusal -> assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot merge with the Spark that runs here: it was started without Iceberg's SQL, and"
                + " that cannot be changed while it runs. Expected "
                + ICEBERG
                + " in spark.sql.extensions, got 'a.B'. Set it at the start: --conf"
                + " spark.sql.extensions=a.B,"
                + ICEBERG
                + ".");
  }

  private static Map<String, String> configured(Map<String, String> launcher) {
    SparkConf conf = new SparkConf(false);
    launcher.forEach(conf::set);
    return Arrays.stream(SparkSessions.configured(conf).getAll())
        .collect(Collectors.toMap(entry -> entry._1(), entry -> entry._2()));
  }
}
