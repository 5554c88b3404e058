package io.frazil.setup.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.dms.TaskState;
import io.frazil.model.pipeline.LiveEndpoint;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.setup.check.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestTaskRules {

  private static final TaskState RUNNING = new TaskState("running", "", "");

  @Test
  void runningTaskThatKnowsItsTablesHasNoFinding() {
    assertThat(find(RUNNING, load("orders", "Table completed"), load("items", "Full load")))
        .isEmpty();
  }

  @Test
  void failedTaskIsNamedWithItsLastFailure() {
    assertThat(
            find(
                new TaskState("failed", "Stop Reason FATAL_ERROR", "Last Error\n  Stream gone."),
                load("orders", "Table completed"),
                load("items", "Table completed")))
        .containsExactly(
            "task-not-running task: it is failed (FATAL_ERROR): Last Error Stream gone");
  }

  @Test
  void taskThatStoppedAfterItsLoadIsInOrder() {
    assertThat(
            find(
                new TaskState("stopped", "Stop Reason FULL_LOAD_ONLY_FINISHED", ""),
                load("orders", "Table completed"),
                load("items", "Table completed")))
        .isEmpty();
  }

  @Test
  void tablesGivenUpAndUnknownAreNamed() {
    assertThat(find(RUNNING, load("orders", "Table error"), load("other", "Table error")))
        .containsExactly(
            "table-given-up shop.orders: DMS says 'Table error' of public.orders",
            "table-unknown-to-task shop.items: the task tells nothing of a table whose folder is"
                + " the source's");
  }

  @Test
  void taskThatHasNotBegunTellsOfNoTable() {
    assertThat(find(new TaskState("ready", "", ""))).isEmpty();
  }

  @Test
  void endpointThatIsAsThePipelineFileSaysHasNoFinding() {
    assertThat(differences("\"BucketName\": \"acme-landing\", \"BucketFolder\": \"/dms/\","))
        .isEmpty();
  }

  @Test
  void everyDifferenceOfTheEndpointIsNamed() {
    assertThat(
            differences(
                "\"BucketName\": \"acme-landing\", \"BucketFolder\": \"other\", \"CsvDelimiter\":"
                    + " \"\\\\t\", \"IncludeOpForFullLoad\": true,"))
        .containsExactly(
            "endpoint-differs dms-endpoint: IncludeOpForFullLoad is 'true', and the pipeline file"
                + " says 'false'; CsvDelimiter is '\\t', and the pipeline file says ','; DMS writes"
                + " to s3://acme-landing/other, and landing is s3://acme-landing/dms");
  }

  @Test
  void endpointWhoseFilesNobodyReadsIsRefused() {
    assertThatThrownBy(() -> endpoint("\"AddTrailingPaddingCharacter\": true,"))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("AddTrailingPaddingCharacter");
  }

  private static List<String> differences(String settings) {
    return texts(EndpointRules.findings(TestDeploymentWalk.pipeline(), endpoint(settings)));
  }

  private static LiveEndpoint endpoint(String settings) {
    return LiveEndpoint.read(
        "{\"Endpoints\": [{\"EndpointIdentifier\": \"target\", \"S3Settings\": {"
            + settings
            + "\"TimestampColumnName\": \"ts\", \"CompressionType\": \"NONE\"}}]}");
  }

  private static List<String> find(TaskState state, TableLoad... tables) {
    TaskReport report = new TaskReport(state, new TableMappings(List.of()), List.of(tables));
    return texts(TaskRules.findings(TestDeploymentWalk.pipeline(), report));
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .map(
            found ->
                found.check().id() + " " + String.join(",", found.subjects()) + ": " + found.what())
        .toList();
  }

  private static TableLoad load(String table, String state) {
    return new TableLoad("public", table, state, Optional.empty());
  }
}
