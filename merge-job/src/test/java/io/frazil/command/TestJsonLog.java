package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.merge.run.LogContext;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;

class TestJsonLog {

  @Test
  void everyLineIsOneObjectWhateverTheMessage() throws IOException {
    String message = "a \"quoted\"\nline\twith \\ and é and \u0001 and %X{x} and }";

    String text = line(message, null, Map.of());

    assertThat(text).endsWith("\n").hasLineCount(1);
    JsonNode line = new ObjectMapper().readTree(text);
    assertThat(line.get("message").asText()).isEqualTo(message);
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo("io.frazil.merge.run.TableDrain");
    assertThat(line.get("thread").asText()).isEqualTo("frazil-drain");
    assertThat(line.get("timestamp").asText()).isEqualTo("1970-01-01T00:00:01.500Z");
    assertThat(line.has("table")).isFalse();
    assertThat(line.has("exception")).isFalse();
  }

  @Test
  void lineOfADrainNamesPipelineTableAndBatch() throws IOException {
    JsonNode line =
        new ObjectMapper()
            .readTree(
                line(
                    "drained",
                    null,
                    Map.of(
                        LogContext.PIPELINE, "shop",
                        LogContext.TABLE, "shop.\"odd\"",
                        LogContext.BATCH, "b1")));

    assertThat(line.get("pipeline").asText()).isEqualTo("shop");
    assertThat(line.get("table").asText()).isEqualTo("shop.\"odd\"");
    assertThat(line.get("batch").asText()).isEqualTo("b1");
  }

  @Test
  void exceptionIsAFieldWithItsTrace() throws IOException {
    JsonNode line =
        new ObjectMapper()
            .readTree(line("failed", new IllegalStateException("the \"cause\""), Map.of()));

    assertThat(line.get("exception").asText().strip())
        .startsWith("java.lang.IllegalStateException: the \"cause\"")
        .contains("\n\tat io.frazil.command.TestJsonLog");
  }

  @Test
  void formatIsWhatTheEnvironmentSays() {
    assertThat(LogFormat.ofEnvironment(Map.of(), LogFormat.JSON)).isEqualTo(LogFormat.JSON);
    assertThat(LogFormat.ofEnvironment(Map.of("FRAZIL_LOG_FORMAT", "Text"), LogFormat.JSON))
        .isEqualTo(LogFormat.TEXT);
    assertThatThrownBy(
            () -> LogFormat.ofEnvironment(Map.of("FRAZIL_LOG_FORMAT", "xml"), LogFormat.TEXT))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot write the log: FRAZIL_LOG_FORMAT is wrong. Expected text or json, got 'xml'."
                + " Correct it.");
  }

  private static String line(String message, Throwable thrown, Map<String, String> context) {
    return JsonLog.layout()
        .toSerializable(
            Log4jLogEvent.newBuilder()
                .setLoggerName("io.frazil.merge.run.TableDrain")
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage(message))
                .setThrown(thrown)
                .setThreadName("frazil-drain")
                .setTimeMillis(1_500)
                .setContextData(new SortedArrayStringMap(context))
                .build());
  }
}
