package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.model.launch.RunRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documented StartJobRun request: what the trigger fills in is what the command takes. */
class TestEmrJobRun {

  private static final Path REQUEST = Path.of("..", "deploy", "emr", "start-job-run.json");

  @Test
  void argumentsAreTheCommands() throws IOException {
    JsonNode submit = new ObjectMapper().readTree(REQUEST.toFile()).at("/jobDriver/sparkSubmit");
    List<String> arguments = new ArrayList<>();
    submit.get("entryPointArguments").forEach(argument -> arguments.add(argument.asText()));
    RunRequest woken =
        new RunRequest("s3://acme-frazil/pipelines/shop.yaml", List.of(), "acme-landing", 12);
    assertThat(arguments).startsWith("merge", "--pipeline", woken.pipeline());
    woken.arguments().entrySet().stream()
        .skip(1)
        .forEach(more -> arguments.addAll(List.of("--" + more.getKey(), more.getValue())));

    PrintWriter nowhere = new PrintWriter(new StringWriter());
    var parsed = Frazil.commandLine(nowhere, nowhere).parseArgs(arguments.toArray(String[]::new));

    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("merge");
    assertThat(submit.get("sparkSubmitParameters").asText())
        .startsWith("--class " + Frazil.class.getName() + " ")
        .contains("org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions")
        .doesNotContain("spark.sql.catalog"); // the pipeline file says it
  }
}
