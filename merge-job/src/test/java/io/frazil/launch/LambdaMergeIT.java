package io.frazil.launch;

import static io.frazil.launch.NotesPipeline.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.localaws.LambdaServer;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.table.TableName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The function in a process of its own, spoken to as Lambda does by its runtime interface client.
 */
class LambdaMergeIT {

  private static final Logger LOG = LoggerFactory.getLogger(LambdaMergeIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void keepsItsSparkFromOneInvocationToTheNext() throws IOException, InterruptedException {
    NotesPipeline pipeline = NotesPipeline.setUp(folder, "hadoop");
    RunRequest both = RunRequest.sweep(pipeline.file());
    RunRequest notes =
        new RunRequest(pipeline.file(), List.of(new TableName("app", "notes")), "acme-landing", 1);
    try (LambdaServer server =
            LambdaServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        LambdaProcess process = LambdaProcess.start(folder, server.runtimeApi("merge"))) {

      JsonNode cold = merged(invoke(server, "cold", both));
      assertThat(cold.get("exitCode").asInt()).isZero();
      assertThat(cold.get("moreToDo").asBoolean()).isFalse();
      assertThat(tables(cold)).containsExactly("app.notes 1 2", "app.tags 1 2");

      pipeline.put("20240612-103200000.csv", row("U", 1, "uno"), row("D", 2, ""));
      assertThat(tables(merged(invoke(server, "warm", notes)))).containsExactly("app.notes 1 2");
      assertThat(pipeline.rows("notes")).containsExactly("1 uno");
      assertThat(pipeline.rows("tags")).containsExactly("1 one", "2 two"); // not asked for

      pipeline.put("20240612-103300000.csv", row("X", 1, "unknown operation"));
      HttpResponse<String> failed = invoke(server, "failed", notes);
      assertThat(failed.headers().firstValue("X-Amz-Function-Error")).hasValue("Unhandled");
      assertThat(JSON.readTree(failed.body()).get("errorMessage").asText())
          .startsWith(
              "Cannot merge 1 of 1 table (exit code 3):\n"
                  + "  app.notes: Cannot merge app.notes into app.notes: more than 0 rows");

      assertThat(process.log())
          .contains("pipeline=notes tables=1 bucket=acme-landing files=1 woken by events")
          .containsOnlyOnce("Spark started, or joined, and kept");
      assertThat(process.log().lines().filter(line -> line.contains("\"_aws\"")))
          .anySatisfy(line -> assertThat(line).contains("\"TablesStopped\":1"))
          .allSatisfy(line -> assertThat(JSON.readTree(line).has("Pipeline")).isTrue());
      assertThat(process.log().lines().filter(line -> line.contains("snapshot=")))
          .isNotEmpty()
          .allSatisfy(
              line -> assertThat(JSON.readTree(line).get("table").asText()).startsWith("app."));
    }
  }

  private static JsonNode merged(HttpResponse<String> answer) throws IOException {
    assertThat(answer.headers().firstValue("X-Amz-Function-Error")).as(answer.body()).isEmpty();
    return JSON.readTree(answer.body());
  }

  /** Each table as its name, batches and rows applied. */
  private static List<String> tables(JsonNode report) {
    return StreamSupport.stream(report.get("tables").spliterator(), false)
        .map(
            table ->
                table.get("table").asText()
                    + " "
                    + table.get("batches")
                    + " "
                    + table.get("rowsApplied"))
        .toList();
  }

  private HttpResponse<String> invoke(LambdaServer server, String what, RunRequest request)
      throws IOException, InterruptedException {
    URI function = server.endpoint().resolve("/2015-03-31/functions/merge/invocations");
    long start = System.nanoTime();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(function)
                .timeout(Duration.ofMinutes(2))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(request.arguments())))
                .build(),
            BodyHandlers.ofString());
    LOG.info("{} invocation took {} ms", what, (System.nanoTime() - start) / 1_000_000);
    return answer;
  }
}
