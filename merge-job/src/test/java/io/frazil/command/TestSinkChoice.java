package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Monitoring.Sink;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSinkChoice {

  @Test
  void commandLogsUnlessToldOtherwise() {
    assertThat(Sinks.ofEnvironment(Map.of())).isEqualTo(Sinks.of(Sink.LOG));
    assertThat(Sinks.ofEnvironment(Map.of("FRAZIL_METRICS", ""))).isEqualTo(Sinks.of());
    assertThat(Sinks.ofEnvironment(Map.of("FRAZIL_METRICS", "cloudwatch, log")))
        .isEqualTo(Sinks.of(Sink.CLOUDWATCH, Sink.LOG));
  }

  @Test
  void unknownSinkIsRefused() {
    assertThatThrownBy(() -> Sinks.ofEnvironment(Map.of("FRAZIL_METRICS", "graphite")))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot publish metrics: FRAZIL_METRICS is wrong. Expected log, emf, cloudwatch, several"
                + " with commas, or nothing; got 'graphite'. Correct it, or say where they go in"
                + " monitoring of the pipeline file.");
  }
}
