package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.DataType;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.Ddl;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Lobs;
import io.frazil.model.dms.TaskSettings.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTaskFile {

  private static final String SETTINGS =
      """
      {"TargetMetadata": {"SupportLobs": true, "FullLobMode": true, "LobMaxSize": 64,
                          "BatchApplyEnabled": true, "ParallelLoadThreads": 0},
       "FullLoadSettings": {"TargetTablePrepMode": "TRUNCATE_BEFORE_LOAD"},
       "ChangeProcessingDdlHandlingPolicy": {"HandleSourceTableDropped": false,
                                             "HandleSourceTableTruncated": false,
                                             "HandleSourceTableAltered": false},
       "BeforeImageSettings": {"EnableBeforeImage": true},
       "Logging": {"EnableLogging": true}}
      """;
  private static final TaskSettings READ =
      new TaskSettings(
          Preparation.TRUNCATE_BEFORE_LOAD,
          new Ddl(false, false, false),
          new Lobs(LobMode.FULL, 64),
          true,
          true);

  @TempDir private Path folder;

  @Test
  void settingsDocumentIsRead() throws IOException {
    assertThat(TaskFile.settings(file(SETTINGS))).isEqualTo(READ);
  }

  @Test
  void settingsAreFoundInTheAnswerOfAws() throws IOException {
    String text = SETTINGS.replace("\"", "\\\"").replace("\n", " ");
    assertThat(
            TaskFile.settings(
                file("{\"ReplicationTasks\": [{\"ReplicationTaskSettings\": \"" + text + "\"}]}")))
        .isEqualTo(READ);
    assertThat(
            TaskFile.settings(
                file("{\"ReplicationConfigs\": [{\"ReplicationSettings\": " + SETTINGS + "}]}")))
        .isEqualTo(READ);
  }

  @Test
  void whatIsNotSetHasTheDefaultOfDms() throws IOException {
    assertThat(TaskFile.settings(file("{\"FullLoadSettings\": {}, \"BeforeImageSettings\": null}")))
        .isEqualTo(
            new TaskSettings(
                Preparation.DROP_AND_CREATE,
                new Ddl(true, true, true),
                new Lobs(LobMode.LIMITED, 32),
                false,
                false));
  }

  @Test
  void mappingsAreRead() throws IOException {
    String rules =
        """
        {"rules": [
          {"rule-type": "selection", "rule-id": "1", "rule-name": "1",
           "object-locator": {"schema-name": "public", "table-name": "%"},
           "rule-action": "include", "filters": []},
          {"rule-type": "transformation", "rule-id": "2", "rule-name": "2", "rule-target": "column",
           "object-locator": {"schema-name": "public", "table-name": "orders"},
           "rule-action": "add-column", "value": "seq", "expression": "$AR_H_CHANGE_SEQ"},
          {"rule-type": "transformation", "rule-id": "3", "rule-name": "3", "rule-target": "column",
           "object-locator": {"schema-name": "%", "table-name": "%"},
           "rule-action": "add-before-image-columns",
           "before-image-def": {"column-filter": "non-lob"}}]}
        """;
    Locator everyTable = new Locator("%", "%", "");
    assertThat(TaskFile.mappings(file(rules)).rules())
        .containsExactly(
            new MappingRule(
                "selection",
                "",
                "include",
                new Locator("public", "%", ""),
                "",
                "",
                BeforeImage.NONE,
                false),
            new MappingRule(
                "transformation",
                "column",
                "add-column",
                new Locator("public", "orders", ""),
                "seq",
                "$AR_H_CHANGE_SEQ",
                BeforeImage.NONE,
                false),
            new MappingRule(
                "transformation",
                "column",
                "add-before-image-columns",
                everyTable,
                "",
                "",
                new BeforeImage("BI_", "", "non-lob"),
                false));
  }

  @Test
  void typesOfAddedColumnsAndReplacedPartsOfNamesAreRead() throws IOException {
    String rules =
        """
        {"rules": [
          {"rule-type": "transformation", "rule-target": "column", "rule-action": "add-column",
           "object-locator": {"schema-name": "%", "table-name": "%"},
           "value": "at", "expression": "$AR_H_TIMESTAMP",
           "data-type": {"type": "DateTime", "precision": 6}},
          {"rule-type": "transformation", "rule-target": "table", "rule-action": "replace-prefix",
           "object-locator": {"schema-name": "%", "table-name": "%"},
           "value": "new_", "old-value": "old_"}]}
        """;

    List<MappingRule> read = TaskFile.mappings(file(rules)).rules();

    assertThat(read.get(0).dataType()).isEqualTo(new DataType("datetime", 6));
    assertThat(read.get(1).dataType()).isEqualTo(DataType.NONE);
    assertThat(read.get(1).oldValue()).isEqualTo("old_");
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    assertThatThrownBy(() -> TaskFile.settings(folder.resolve("no.json")))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read task settings: 1 problem.\n  "
                + folder.resolve("no.json")
                + ": there is no such file.");
    Path other = file("{\"ReplicationTasks\": []}");
    assertThatThrownBy(() -> TaskFile.settings(other))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read task settings: 1 problem.\n  "
                + other
                + " line 1: ReplicationTasks: expected exactly one task, got 0. Keep the"
                + " pipeline's own task in the file.");
    Path wrong = file("{\"FullLoadSettings\": {\"TargetTablePrepMode\": \"NOTHING\"}}");
    assertThatThrownBy(() -> TaskFile.settings(wrong))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read task settings: 1 problem.\n  "
                + wrong
                + " line 1: FullLoadSettings.TargetTablePrepMode: 'NOTHING' is not accepted; did"
                + " you mean 'DO_NOTHING'? Accepted: DO_NOTHING, DROP_AND_CREATE,"
                + " TRUNCATE_BEFORE_LOAD.");
    Path empty = file("{}");
    assertThatThrownBy(() -> TaskFile.mappings(empty))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            "Cannot read table mappings: 1 problem.\n  "
                + empty
                + " line 1: holds no table mappings. Expected an object with a list of rules, or"
                + " the answer of aws dms describe-replication-tasks.");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("task.json"), text);
  }
}
