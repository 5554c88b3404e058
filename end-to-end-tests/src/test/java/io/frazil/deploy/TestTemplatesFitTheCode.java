package io.frazil.deploy;

import static io.frazil.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.endtoend.Repository;
import io.frazil.launch.JobArguments;
import io.frazil.trigger.TriggerEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What core.yaml tells the programs, read by the programs. */
final class TestTemplatesFitTheCode {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "glue | Glue[job=frazil-shop]",
        "emr-serverless | EmrServerless[application=EmrApplication, role=MergeRole.Arn,"
            + " jar=s3://acme-frazil/releases/1/frazil-merge-job.jar",
        "lambda | Lambda[function=MergeFunction]",
      })
  void theTriggerReadsItsEnvironment(String launcher, String expected) {
    Map<String, String> environment = environment(launcher);

    assertThat(TriggerEnvironment.read(environment))
        .contains("pipelines=[s3://acme-frazil/pipelines/pipeline.yaml]")
        .contains("launcher=" + expected);
  }

  @Test
  void everySettingOfTheTriggerIsInTheTemplate() {
    TreeSet<String> given = new TreeSet<>();
    Stream.of("glue", "emr-serverless", "lambda")
        .forEach(launcher -> given.addAll(environment(launcher).keySet()));
    given.removeIf(name -> !name.startsWith("FRAZIL_"));

    assertThat(given).containsExactlyInAnyOrderElementsOf(TriggerEnvironment.names());
  }

  private static Map<String, String> environment(String launcher) {
    Map<String, Object> function =
        Given.core("Launcher", launcher, "MergeImage", "frazil@sha256:0")
            .properties("TriggerFunction");
    Map<String, String> environment = new LinkedHashMap<>();
    map(map(function.get("Environment")).get("Variables"))
        .forEach((name, value) -> environment.put(name, value.toString()));
    return environment;
  }

  @Test
  void theHandlerIsOneThatThereIs() {
    Map<String, Object> function = Given.core().properties("TriggerFunction");
    String type = function.get("Handler").toString().split("::", -1)[0];

    assertThat(
            Repository.home()
                .resolve("trigger-lambda/src/main/java/" + type.replace('.', '/') + ".java"))
        .isRegularFile();
    assertThat(function.get("Code").toString()).contains("/trigger-lambda.zip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"own", "bundled"})
  void jobsAreGivenTheArgumentsOfTheGuide(String iceberg) throws JsonProcessingException {
    Decided core = Given.core("GlueIceberg", iceberg);
    Map<String, Object> expected = guide("deploy/glue/job-arguments-" + iceberg + "-iceberg.json");
    expected.put("--custom-logGroup-prefix", "/aws-glue/frazil-shop");

    assertThat(arguments(core, "MergeJob")).isEqualTo(expected);
    expected.put("--command", "maintain");
    assertThat(arguments(core, "MaintainJob")).isEqualTo(expected);
  }

  /** With the names of files as the template has them. */
  private static Map<String, Object> guide(String file) throws JsonProcessingException {
    Map<String, Object> arguments = new LinkedHashMap<>();
    JSON.readTree(Repository.text(file))
        .fields()
        .forEachRemaining(
            one ->
                arguments.put(
                    one.getKey(),
                    one.getValue()
                        .asText()
                        .replace("acme-frazil/jars/", "acme-frazil/releases/1/")
                        .replace("pipelines/shop.yaml", "pipelines/pipeline.yaml")));
    return arguments;
  }

  private static Map<String, Object> arguments(Decided core, String job) {
    return map(core.properties(job).get("DefaultArguments"));
  }

  @Test
  void jobsUnderstandTheirArguments() {
    assertThat(JobArguments.isMaintenance(read("MergeJob"))).isFalse();
    assertThat(JobArguments.isMaintenance(read("MaintainJob"))).isTrue();
    assertThat(read("MergeJob"))
        .isEqualTo(Map.of("pipeline", "s3://acme-frazil/pipelines/pipeline.yaml"));
  }

  private static Map<String, String> read(String job) {
    List<String> arguments = new ArrayList<>();
    arguments(Given.core(), job)
        .forEach((name, value) -> arguments.addAll(List.of(name, value.toString())));
    return JobArguments.parse(arguments);
  }

  @Test
  void jobsAreThoseOfTheGuide() {
    Map<String, Object> job = Given.core().properties("MergeJob");

    assertThat(job)
        .containsEntry("GlueVersion", "5.1")
        .containsEntry("MaxRetries", 0)
        .containsEntry("JobRunQueuingEnabled", false)
        .containsEntry("ExecutionProperty", Map.of("MaxConcurrentRuns", 1));
    assertThat(Repository.home().resolve("deploy/glue/FrazilMerge.scala")).isRegularFile();
  }

  @Test
  void emrIsToldTheParametersOfTheGuide() throws JsonProcessingException {
    String expected =
        JSON.readTree(Repository.text("deploy/emr/start-job-run.json"))
            .at("/jobDriver/sparkSubmit/sparkSubmitParameters")
            .asText();
    JsonNode scheduled = scheduled();

    assertThat(environment("emr-serverless").get("FRAZIL_EMR_SPARK_PARAMETERS"))
        .isEqualTo(expected);
    assertThat(scheduled.at("/JobDriver/SparkSubmit/SparkSubmitParameters").asText())
        .isEqualTo(expected);
  }

  @Test
  void emrIsToldAPlaceOfThePipelineFile() throws JsonProcessingException {
    List<String> arguments = new ArrayList<>();
    scheduled()
        .at("/JobDriver/SparkSubmit/EntryPointArguments")
        .forEach(argument -> arguments.add(argument.asText()));

    assertThat(arguments)
        .containsExactly("maintain", "--pipeline", "s3://acme-frazil/pipelines/pipeline.yaml");
  }

  private static JsonNode scheduled() throws JsonProcessingException {
    Map<String, Object> schedule =
        Given.core("Launcher", "emr-serverless").properties("MaintainSchedule");
    return JSON.readTree(map(schedule.get("Target")).get("Input").toString());
  }

  @Test
  void databasesStandWhereTheirTablesAreLookedFor() {
    assertThat(map(Given.core().properties("Database").get("DatabaseInput")))
        .containsEntry("Name", "shop")
        .containsEntry("LocationUri", "s3://acme-lake/warehouse/shop");
  }
}
