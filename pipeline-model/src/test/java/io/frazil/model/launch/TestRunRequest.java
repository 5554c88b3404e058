package io.frazil.model.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestRunRequest {

  private static final String PIPELINE = "s3://acme/pipelines/shop.yaml";

  @Test
  void everythingComesBackFromItsArguments() {
    RunRequest request =
        new RunRequest(
            PIPELINE,
            List.of(new TableName("shop", "orders"), new TableName("shop", "lines")),
            "acme-landing",
            12);

    assertThat(request.arguments())
        .containsExactly(
            Map.entry("pipeline", PIPELINE),
            Map.entry("tables", "shop.orders,shop.lines"),
            Map.entry("bucket", "acme-landing"),
            Map.entry("files", "12"));
    assertThat(RunRequest.parse(request.arguments())).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a,b", "a b", " a ", "'a'", "\"a\"", "Größe", "注文", "😀", "a+b", "50%", "a%2Cb", "a\\b",
        "$a", "-a"
      })
  void oddTableNamesComeBackFromOnePlainArgument(String name) {
    RunRequest request =
        new RunRequest(
            PIPELINE, List.of(new TableName("shop", name), new TableName(name, "lines")), "", 0);

    assertThat(request.arguments().get("tables")).matches("[A-Za-z0-9_.%-]+,[A-Za-z0-9_.%-]+");
    assertThat(RunRequest.parse(request.arguments())).isEqualTo(request);
  }

  @Test
  void tablesAreReadAsAPersonWritesThem() {
    assertThat(RunRequest.parse(Map.of("pipeline", PIPELINE, "tables", "shop.größe, shop.a%2Cb")))
        .extracting(RunRequest::tables)
        .isEqualTo(List.of(new TableName("shop", "größe"), new TableName("shop", "a,b")));
  }

  @Test
  void sweepNamesThePipelineAlone() {
    RunRequest sweep = RunRequest.sweep(PIPELINE);

    assertThat(sweep.arguments()).containsExactly(Map.entry("pipeline", PIPELINE));
    assertThat(RunRequest.parse(sweep.arguments())).isEqualTo(sweep);
  }

  @Test
  void argumentsOfTheLauncherArePassedOver() {
    assertThat(RunRequest.parse(Map.of("pipeline", PIPELINE, "JOB_NAME", "merge")))
        .isEqualTo(RunRequest.sweep(PIPELINE));
  }

  @Test
  void unreadableArgumentsAreNamed() {
    assertThatThrownBy(() -> RunRequest.parse(Map.of()))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot read run argument pipeline: expected the place of a pipeline file, got ''."
                + " Correct the launcher's arguments.");
    assertThatThrownBy(() -> RunRequest.parse(Map.of("pipeline", PIPELINE, "tables", "orders")))
        .hasMessageContaining("expected namespace.name, separated by commas, got 'orders'");
    assertThatThrownBy(() -> RunRequest.parse(Map.of("pipeline", PIPELINE, "files", "many")))
        .hasMessageContaining("expected a count, got 'many'");
  }
}
