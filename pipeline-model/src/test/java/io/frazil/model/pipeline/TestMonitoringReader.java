package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.pipeline.Monitoring.Sink;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestMonitoringReader {

  @Test
  void allDefaults() {
    assertThat(read(""))
        .isEqualTo(new Monitoring(Optional.empty(), true, "Frazil", Optional.empty()));
    assertThat(read("monitoring: {}\n")).isEqualTo(Monitoring.DEFAULT);
  }

  @Test
  void everyKey() {
    assertThat(
            read(
                """
                monitoring:
                  sinks: [emf, CloudWatch, log, textfile]
                  per-table: false
                  namespace: Shop/Frazil
                  textfile: metrics/shop.prom
                """))
        .isEqualTo(
            new Monitoring(
                Optional.of(List.of(Sink.EMF, Sink.CLOUDWATCH, Sink.LOG, Sink.TEXTFILE)),
                false,
                "Shop/Frazil",
                Optional.of(new Location("/pipelines/shop/metrics/shop.prom"))));
  }

  @Test
  void noneIsNoSinkAndNotTheLaunchersOwn() {
    assertThat(read("monitoring: {sinks: none}\n").sinks()).contains(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{sink: log} | 'sink' is no key here; did you mean 'sinks'?",
        "{sinks: [cloudwach]} | 'cloudwach' is not accepted; did you mean 'cloudwatch'?",
        "{sinks: [log, log]} | 'log' stands here twice. Keep one.",
        "{sinks: []} | is empty. Accepted: emf, cloudwatch, log, textfile, none.",
        "{sinks: [none, log]} | 'none' stands beside others. Keep it, or them.",
        "{sinks: [textfile]} | is missing: sinks name it. Accepted: a local path",
        "{textfile: a.prom} | nothing is written there: sinks do not name textfile.",
        "{sinks: textfile, textfile: s3://b/a.prom} | 's3://b/a.prom' is not accepted",
        "{per-table: maybe} | 'maybe' is not accepted",
        "{namespace: AWS/Glue} | 'AWS/Glue' is not accepted",
        "{namespace: 'a:b'} | 'a:b' is not accepted",
        "log | expected a map with the keys sinks, per-table, namespace, textfile"
      })
  void refuses(String monitoring, String problem) {
    assertThatThrownBy(() -> read("monitoring: " + monitoring + "\n"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining(problem);
  }

  private static Monitoring read(String monitoring) {
    return PipelineText.parse(PipelineText.minimalAnd(monitoring)).monitoring();
  }
}
