package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.TableLoad;
import io.frazil.model.dms.TableLoad.Phase;
import io.frazil.model.dms.TaskReport;
import io.frazil.model.dms.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDmsAnswers {

  private static final DmsTask TASK =
      new DmsTask("arn:aws:dms:eu-central-1:111122223333:task:SHOP");
  private static final Instant ENDED = Instant.parse("2024-06-12T10:28:17.500Z");

  @Test
  void pageOfTableStatisticsHasStateEndAndMarker() {
    DmsAnswers.TablePage page =
        DmsAnswers.tables(
            """
            {"ReplicationTaskArn": "arn", "Marker": "next", "TableStatistics": [
              {"SchemaName": "public", "TableName": "orders", "TableState": "Table completed",
               "FullLoadRows": 830, "FullLoadEndTime": 1718188097.5, "FullLoadReloaded": false},
              {"SchemaName": "public", "TableName": "items", "TableState": "Before load",
               "FullLoadEndTime": null}]}
            """);

    assertThat(page)
        .isEqualTo(
            new DmsAnswers.TablePage(
                List.of(
                    new TableLoad("public", "orders", "Table completed", Optional.of(ENDED)),
                    new TableLoad("public", "items", "Before load", Optional.empty())),
                "next"));
  }

  @Test
  void serverlessPageAndTimesOfTheCommandLineAreRead() {
    DmsAnswers.TablePage page =
        DmsAnswers.tables(
            """
            {"ReplicationTableStatistics": [
              {"SchemaName": "public", "TableName": "orders", "TableState": "Table completed",
               "FullLoadEndTime": "2024-06-12T12:28:17.500000+02:00"}]}
            """);

    assertThat(page.marker()).isEmpty();
    assertThat(page.tables().get(0).ended()).contains(ENDED);
  }

  @Test
  void taskHasItsStateAndTheReasonItStopped() {
    TaskState state =
        DmsAnswers.state(
            TASK,
            """
            {"ReplicationTasks": [{"Status": "failed", "StopReason": "Stop Reason FATAL_ERROR",
             "LastFailureMessage": "Last Error  Task error notification received"}]}
            """);

    assertThat(state)
        .isEqualTo(
            new TaskState("failed", "FATAL_ERROR", "Last Error  Task error notification received"));
    assertThat(state.text()).isEqualTo("failed (FATAL_ERROR)");
    assertThat(state.isFailed()).isTrue();
  }

  @Test
  void serverlessReplicationHasItsLastFailure() {
    TaskState state =
        DmsAnswers.state(
            TASK,
            """
            {"Replications": [{"Status": "stopped",
             "StopReason": "Stop Reason STOPPED_AFTER_FULL_LOAD",
             "FailureMessages": ["first", "last"]}]}
            """);

    assertThat(state).isEqualTo(new TaskState("stopped", "STOPPED_AFTER_FULL_LOAD", "last"));
    assertThat(state.isStoppedAfterLoad()).isTrue();
  }

  @Test
  void taskThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> DmsAnswers.state(TASK, "{\"ReplicationTasks\": []}"))
        .hasMessage(
            "Cannot find DMS task arn:aws:dms:eu-central-1:111122223333:task:SHOP: DMS names none."
                + " Correct dms-task in the pipeline file.");
  }

  @Test
  void answerThatIsNoJsonIsSaid() {
    assertThatThrownBy(() -> DmsAnswers.tables("<html>"))
        .hasMessage("Cannot read what DMS answers: it is no JSON. Run again.");
    assertThatThrownBy(
            () -> DmsAnswers.tables("{\"TableStatistics\": [{\"FullLoadEndTime\": \"soon\"}]}"))
        .hasMessage("Cannot read what DMS answers: time 'soon' is none. Run again.");
  }

  @Test
  void settingsOfTheTaskAreReadStrictly() {
    assertThatThrownBy(
            () ->
                DmsAnswers.settings(
                    TASK,
                    """
                    {"ReplicationTasks": [{"ReplicationTaskSettings":
                      "{\\"FullLoadSettings\\": {\\"TargetTablePrepMode\\": \\"SOMETIMES\\"}}"}]}
                    """))
        .isInstanceOf(PipelineException.class)
        .hasMessageStartingWith("Cannot read settings of the task: 1 problem.")
        .hasMessageContaining("'SOMETIMES' is not accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "Before load, LOADING",
    "Full load, LOADING",
    "Table is being reloaded, LOADING",
    "Table completed, COMPLETED",
    "Table error, GIVEN_UP",
    "Table cancelled, GIVEN_UP",
    "Table does not exist, GIVEN_UP",
    "Table updates, OTHER",
  })
  void statesAreThoseOfTheReference(String state, Phase phase) {
    assertThat(new TableLoad("s", "t", state, Optional.empty()).phase()).isEqualTo(phase);
  }

  @Test
  void tableIsFoundByItsFolderThroughTheRules() {
    TaskReport report =
        report(
            """
            {"rules": [
              {"rule-type": "selection", "rule-action": "include",
               "object-locator": {"schema-name": "%", "table-name": "%"}},
              {"rule-type": "transformation", "rule-target": "schema", "rule-action": "rename",
               "object-locator": {"schema-name": "SHOP"}, "value": "public"}]}
            """,
            load("SHOP", "ORDERS"), load("OTHER", "ORDERS"));

    assertThat(report.find("public", "orders")).contains(load("SHOP", "ORDERS"));
    assertThat(report.find("shop", "orders")).contains(load("SHOP", "ORDERS"));
    assertThat(report.find("public", "items")).isEmpty();
  }

  @Test
  void ofTablesThatDifferInLetterCaseTheOneSpeltSoIsMeant() {
    TaskReport report =
        report("{\"rules\": []}", load("public", "orders"), load("public", "Orders"));

    assertThat(report.find("public", "Orders")).contains(load("public", "Orders"));
    assertThat(report.find("public", "ORDERS")).isEmpty();
  }

  @Test
  void noTableIsFoundWhereRulesChangePartsOfNames() {
    TaskReport report =
        report(
            """
            {"rules": [{"rule-type": "transformation", "rule-target": "table",
              "rule-action": "add-prefix", "value": "x_",
              "object-locator": {"schema-name": "%", "table-name": "%"}}]}
            """,
            load("public", "orders"));

    assertThat(report.find("public", "orders")).isEmpty();
  }

  private static TaskReport report(String mappings, TableLoad... tables) {
    String answer =
        "{\"ReplicationTasks\": [{\"TableMappings\": \""
            + mappings.replace("\"", "\\\"").replace("\n", " ")
            + "\"}]}";
    return new TaskReport(
        new TaskState("running", "", ""), DmsAnswers.mappings(TASK, answer), List.of(tables));
  }

  private static TableLoad load(String schema, String table) {
    return new TableLoad(schema, table, "Full load", Optional.empty());
  }
}
