package io.frazil.setup.check;

import static io.frazil.setup.check.Shop.PIPELINE;
import static io.frazil.setup.check.Shop.findings;
import static io.frazil.setup.check.Shop.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.pipeline.Location;
import io.frazil.model.table.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPreflight {

  private static final String ADDED =
      "  added-columns: {change-sequence: seq, before-image-prefix: old_}";

  @Test
  void soundPipelineHasNoFinding() {
    assertThat(findings(PIPELINE)).isEmpty();
    assertThat(
            Preflight.check(
                Shop.pipeline(with(PIPELINE, "name: string", "name: int")),
                Optional.of(Shop.settings()),
                Optional.of(Shop.mappings())))
        .isEmpty();
  }

  @Test
  void findingsComeWorstFirst() {
    String yaml = with(PIPELINE, "  TimestampColumnName: ts\n", "");
    yaml = with(yaml, "  IncludeOpForFullLoad: true\n", "");
    yaml = with(yaml, "s3://lake/warehouse", "s3://landing/dms/warehouse");
    assertThat(findings(yaml).stream().map(Finding::check))
        .containsExactly(Check.PLACES_OVERLAP, Check.NO_TIMESTAMP_COLUMN, Check.NO_OP_IN_FULL_LOAD);
    assertThat(List.of(Check.values())).isSortedAccordingTo((a, b) -> order(a) - order(b));
  }

  private static int order(Check check) {
    return check.severity().ordinal();
  }

  @Test
  void noTimestampColumn() {
    assertThat(findings(with(PIPELINE, "  TimestampColumnName: ts\n", "")))
        .containsExactly(
            Finding.of(
                Check.NO_TIMESTAMP_COLUMN,
                "dms-endpoint",
                "TimestampColumnName is not set",
                """
                Set it on the endpoint, say TimestampColumnName: dms_commit_ts here, and reload:
                aws dms modify-endpoint --endpoint-arn ARN \\
                  --s3-settings '{"TimestampColumnName": "dms_commit_ts"}'"""));
  }

  @Test
  void noOpInFullLoad() {
    assertThat(
            findings(with(PIPELINE, "IncludeOpForFullLoad: true", "IncludeOpForFullLoad: false")))
        .containsExactly(
            Finding.of(
                Check.NO_OP_IN_FULL_LOAD,
                "dms-endpoint",
                "IncludeOpForFullLoad is false",
                "Nothing, if only Frazil reads the files. Else set it to true on the endpoint and"
                    + " here, and reload."));
  }

  @ParameterizedTest
  @CsvSource({
    "CdcInsertsOnly, updates and deletes",
    "CdcInsertsAndUpdates, deletes",
  })
  void changesLeftOut(String setting, String lost) {
    assertThat(findings(with(PIPELINE, "AddColumnName: true", setting + ": true")))
        .containsExactly(
            Finding.of(
                Check.CHANGES_LEFT_OUT,
                "dms-endpoint",
                setting + " is true: " + lost + " are not written",
                "If tables are to mirror the source, set "
                    + setting
                    + " to false there and here."));
  }

  @Test
  void nullOrEmpty() {
    assertThat(findings(with(PIPELINE, "  CsvNullValue: \\N\n", "")))
        .containsExactly(
            Finding.of(
                Check.NULL_OR_EMPTY,
                "dms-endpoint",
                "CsvNullValue is not set, and columns hold text",
                "Set CsvNullValue to a text no column holds, such as \\N, on the endpoint and"
                    + " here, and reload. If an empty string never occurs, leave it."));
  }

  @Test
  void unquotedCsv() {
    assertThat(findings(with(PIPELINE, "AddColumnName: true", "Rfc4180: false")))
        .containsExactly(
            Finding.of(
                Check.UNQUOTED_CSV,
                "dms-endpoint",
                "Rfc4180 is false, and columns hold text",
                "Set Rfc4180 to true on the endpoint and here, and reload."));
  }

  @Test
  void csvIsOfNoConcernWithoutTextOrInParquet() {
    String unquoted = with(with(PIPELINE, "AddColumnName: true", "Rfc4180: false"), "\\N", "''");
    assertThat(findings(with(unquoted, "name: string", "name: int"))).isEmpty();
    assertThat(findings(with(unquoted, "DataFormat: csv", "DataFormat: parquet"))).isEmpty();
  }

  @Test
  void noChangeSequenceOfAnyTableTakesOneRuleASchema() {
    assertThat(findings(with(PIPELINE, "change-sequence: seq, ", "")))
        .containsExactly(
            new Finding(
                Check.NO_CHANGE_SEQUENCE,
                List.of("shop.orders", "shop.items"),
                "no change sequence",
                """
                Say added-columns: {change-sequence: transact_seq} and add to the task's table\
                 mappings (source names, ids not in use), then reload the tables:
                {"rule-type": "transformation", "rule-id": "9001", "rule-name": "frazil-change-sequence-1",
                 "rule-target": "column", "object-locator": {"schema-name": "public", "table-name": "%"},
                 "rule-action": "add-column", "value": "transact_seq", "expression": "$AR_H_CHANGE_SEQ",
                 "data-type": {"type": "string", "length": 50}}"""));
  }

  @Test
  void noChangeSequenceOfOneTableTakesTheNameOfTheOthers() {
    String items = "    target: shop.items\n    added-columns: {before-image-prefix: old_}\n";
    assertThat(findings(with(PIPELINE, "    target: shop.items\n", items)))
        .containsExactly(
            new Finding(
                Check.NO_CHANGE_SEQUENCE,
                List.of("shop.items"),
                "no change sequence",
                """
                Say added-columns: {change-sequence: seq} and add to the task's table\
                 mappings (source names, ids not in use), then reload the tables:
                {"rule-type": "transformation", "rule-id": "9001", "rule-name": "frazil-change-sequence-1",
                 "rule-target": "column", "object-locator": {"schema-name": "public", "table-name": "items"},
                 "rule-action": "add-column", "value": "seq", "expression": "$AR_H_CHANGE_SEQ",
                 "data-type": {"type": "string", "length": 50}}"""));
  }

  @Test
  void parquetWithoutChangeSequence() {
    String yaml = with(PIPELINE, "change-sequence: seq, ", "");
    List<Finding> found = findings(with(yaml, "DataFormat: csv", "DataFormat: parquet"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).check()).isEqualTo(Check.PARQUET_WITHOUT_CHANGE_SEQUENCE);
    assertThat(found.get(0).remedy()).isEqualTo(findings(yaml).get(0).remedy());
  }

  @Test
  void noBeforeImage() {
    assertThat(findings(with(PIPELINE, ", before-image-prefix: old_", "")))
        .containsExactly(
            new Finding(
                Check.NO_BEFORE_IMAGE,
                List.of("shop.orders", "shop.items"),
                "no before image of the key",
                """
                Nothing, where keys never change. Else say added-columns: {before-image-prefix:\
                 before_} and add to the task's table mappings (source names, ids not in use), then\
                 reload the tables:
                {"rule-type": "transformation", "rule-id": "9501", "rule-name": "frazil-before-image-1",
                 "rule-target": "column", "object-locator": {"schema-name": "public", "table-name": "%"},
                 "rule-action": "add-before-image-columns",
                 "before-image-def": {"column-prefix": "before_", "column-suffix": "", "column-filter": "pk-only"}}"""));
  }

  @ParameterizedTest
  @CsvSource({"Europe/Berlin, true", "Asia/Seoul, false", "UTC, false"})
  void namesInLocalTime(String zone, boolean found) {
    String yaml =
        with(
            with(PIPELINE, ADDED, "  added-columns: {before-image-prefix: old_}"),
            "  AddColumnName: true\n",
            "  DatePartitionEnabled: true\n  DatePartitionTimezone: " + zone + "\n");
    Finding finding =
        new Finding(
            Check.NAMES_IN_LOCAL_TIME,
            List.of("shop.orders", "shop.items"),
            "files are named in "
                + zone
                + " time (DatePartitionTimezone), which has daylight saving",
            "Remove DatePartitionTimezone, so that names are in UTC, or add a change sequence.");
    assertThat(findings(yaml).contains(finding)).isEqualTo(found);
    assertThat(
            findings(
                with(yaml, "{before-image-prefix", "{change-sequence: s, before-image-prefix")))
        .isEmpty();
  }

  @Test
  void placesOverlap() {
    Finding inside =
        Finding.of(
            Check.PLACES_OVERLAP,
            "catalog.warehouse",
            "warehouse s3://landing/dms/lake and landing s3://landing/dms are one inside the other",
            "Keep them apart, as in s3://acme-landing/dms and s3://acme-lake/warehouse.");
    assertThat(findings(with(PIPELINE, "s3://lake/warehouse", "s3://landing/dms/lake")))
        .containsExactly(inside);
    assertThat(findings(with(PIPELINE, "s3://lake/warehouse", "s3://landing")))
        .extracting(Finding::check)
        .containsExactly(Check.PLACES_OVERLAP);
    assertThat(findings(with(PIPELINE, "s3://lake/warehouse", "s3://landing/dms2"))).isEmpty();
  }

  @Test
  void sharedLocation() {
    String yaml = with(PIPELINE, ADDED, ADDED + "\n  properties: {write.data.path: s3://lake/all}");
    assertThat(findings(yaml))
        .containsExactly(
            Finding.of(
                Check.SHARED_LOCATION,
                "shop.items",
                "write.data.path s3://lake/all is shared with shop.orders",
                "Give each table a place of its own."));
    assertThat(findings(with(yaml, "s3://lake/all", "s3://landing/dms/x")))
        .contains(
            Finding.of(
                Check.PLACES_OVERLAP,
                "shop.orders",
                "write.data.path s3://landing/dms/x and landing are one inside the other",
                "Choose a place outside s3://landing/dms."));
  }

  @Test
  void locationsOfExistingTables() {
    Map<TableName, String> locations = new LinkedHashMap<>();
    locations.put(TableName.parse("shop.orders"), "s3://lake/shop/orders/");
    locations.put(TableName.parse("shop.items"), "s3a://lake/shop/orders/items");
    locations.put(TableName.parse("shop.logs"), "file:///data/dms/logs");
    assertThat(Preflight.checkLocations(locations, new Location("/data/dms")))
        .containsExactly(
            Finding.of(
                Check.SHARED_LOCATION,
                "shop.items",
                "its location s3://lake/shop/orders/items is shared with shop.orders",
                "Give each table a place of its own."),
            Finding.of(
                Check.PLACES_OVERLAP,
                "shop.logs",
                "its location /data/dms/logs and landing are one inside the other",
                "Move the table: create it anew outside /data/dms and reload it."));
  }

  @Test
  void taskNotChecked() {
    assertThat(Preflight.check(Shop.pipeline(PIPELINE), Optional.empty(), Optional.empty()))
        .containsExactly(
            Finding.of(
                Check.TASK_NOT_CHECKED,
                "task",
                "its settings and table mappings were not looked at",
                """
                Give them to this command:
                aws dms describe-replication-tasks \\
                  --filters Name=replication-task-arn,Values=ARN > task.json
                frazil check --task-settings task.json --table-mappings task.json"""));
    assertThat(
            Preflight.check(
                Shop.pipeline(PIPELINE), Optional.empty(), Optional.of(Shop.mappings())))
        .extracting(Finding::what)
        .containsExactly("its settings were not looked at");
  }
}
