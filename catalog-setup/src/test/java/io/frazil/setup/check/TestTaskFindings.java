package io.frazil.setup.check;

import static io.frazil.setup.check.Shop.PIPELINE;
import static io.frazil.setup.check.Shop.SETTINGS;
import static io.frazil.setup.check.Shop.taskFindings;
import static io.frazil.setup.check.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TestTaskFindings {

  private static final String DDL = "Set ChangeProcessingDdlHandlingPolicy.";
  private static final String NO_TEXT = with(PIPELINE, "name: string", "name: int");

  @Test
  void batchApply() {
    assertThat(findings("\"BatchApplyEnabled\": false", "\"BatchApplyEnabled\": true"))
        .containsExactly(
            task(
                Check.BATCH_APPLY,
                "BatchApplyEnabled is true",
                "Set TargetMetadata.BatchApplyEnabled to false."));
  }

  @Test
  void lobModes() {
    assertThat(findings("\"LobMaxSize\": 32", "\"FullLobMode\": true"))
        .containsExactly(
            task(
                Check.FULL_LOB_MODE,
                "FullLobMode is true",
                "Set TargetMetadata.FullLobMode to false, LimitedSizeLobMode to true and"
                    + " LobMaxSize to the longest value in KB."));
    assertThat(findings("\"SupportLobs\": true", "\"SupportLobs\": false"))
        .containsExactly(
            task(
                Check.NO_LOBS,
                "SupportLobs is false",
                "Set TargetMetadata.SupportLobs and LimitedSizeLobMode to true, or declare no"
                    + " column that DMS takes for a LOB."));
    assertThat(taskFindings(PIPELINE, SETTINGS))
        .containsExactly(
            task(
                Check.LOBS_CUT_OFF,
                "LobMaxSize is 32 KB",
                "Set TargetMetadata.LobMaxSize above the longest value, and look for truncation"
                    + " in the task's log."));
  }

  @Test
  void preparationDeletesFiles() {
    assertThat(findings("DO_NOTHING", "DROP_AND_CREATE"))
        .containsExactly(
            task(
                Check.PREPARATION_DELETES_FILES,
                "TargetTablePrepMode is DROP_AND_CREATE",
                "Set FullLoadSettings.TargetTablePrepMode to DO_NOTHING: Frazil tells a reload by"
                    + " its files and fences off older changes."));
  }

  @Test
  void tableChangesDeleteFiles() {
    assertThat(findings("Truncated\": false", "Truncated\": true"))
        .containsExactly(
            task(
                Check.TRUNCATE_DELETES_FILES,
                "HandleSourceTableTruncated is true",
                DDL
                    + "HandleSourceTableTruncated to false, and reload a table after it was truncated."));
    assertThat(findings("Dropped\": false", "Dropped\": true"))
        .containsExactly(
            task(
                Check.DROP_DELETES_FILES,
                "HandleSourceTableDropped is true",
                DDL + "HandleSourceTableDropped to false."));
  }

  @Test
  void alterShiftsColumnsOfFilesWithoutHeader() {
    String noHeader = with(NO_TEXT, "  AddColumnName: true\n", "");
    assertThat(taskFindings(noHeader, SETTINGS))
        .containsExactly(
            task(
                Check.ALTER_SHIFTS_COLUMNS,
                "HandleSourceTableAltered is true, and CSV files have no header",
                "Set AddColumnName to true on the endpoint and here (or use Parquet), and reload."));
    assertThat(taskFindings(with(noHeader, "DataFormat: csv", "DataFormat: parquet"), SETTINGS))
        .isEmpty();
    assertThat(taskFindings(noHeader, with(SETTINGS, "Altered\": true", "Altered\": false")))
        .isEmpty();
  }

  @Test
  void beforeImageSettingsAreIgnored() {
    assertThat(findings("{\"TargetMetadata\"", "{\"BeforeImageSettings\": {}, \"TargetMetadata\""))
        .containsExactly(
            task(
                Check.BEFORE_IMAGE_SETTINGS_IGNORED,
                "BeforeImageSettings is set",
                "Use an add-before-image-columns rule in the table mappings instead."));
  }

  private static List<Finding> findings(String part, String replacement) {
    return taskFindings(NO_TEXT, with(SETTINGS, part, replacement));
  }

  private static Finding task(Check check, String what, String remedy) {
    return Finding.of(check, "task", what, remedy);
  }
}
