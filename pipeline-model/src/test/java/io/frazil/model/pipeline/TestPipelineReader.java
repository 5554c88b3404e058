package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.minimalAnd;
import static io.frazil.model.pipeline.PipelineText.minimalWith;
import static io.frazil.model.pipeline.PipelineText.onlyTable;
import static io.frazil.model.pipeline.PipelineText.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.PartitionField.Transform;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPipelineReader {

  private static final Column ID = new Column("id", ColumnType.of(ColumnType.Kind.LONG));
  private static final Column PRICE = new Column("price", ColumnType.of(ColumnType.Kind.DOUBLE));
  private static final Column DAY = new Column("day", ColumnType.of(ColumnType.Kind.DATE));

  @Test
  void allDefaults() {
    assertThat(parse(minimalAnd("")))
        .isEqualTo(
            new Pipeline(
                "shop",
                new Location("/pipelines/shop/landing"),
                S3Settings.DEFAULT,
                new CatalogConfig(
                    "lake",
                    CatalogConfig.Type.JDBC,
                    new Location("/pipelines/shop/warehouse"),
                    Map.of()),
                List.of(
                    new PipelineTable(
                        new SourceTable("public", "orders"),
                        new TableDefinition(
                            new TableName("shop", "orders"),
                            List.of(ID, PRICE, DAY),
                            List.of("id"),
                            List.of(),
                            WriteMode.MERGE_ON_READ,
                            Map.of()),
                        AddedColumns.NONE,
                        new MergePolicy(
                            1_000,
                            500,
                            1_073_741_824,
                            Duration.ofSeconds(60),
                            DriftPolicy.STOP)))));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:dms:eu-central-1:111122223333:task:ABC2DEF, eu-central-1, false",
    "arn:aws-cn:dms:cn-north-1:111122223333:replication-config:A-B, cn-north-1, true",
  })
  void taskIsReadFromItsArn(String arn, String region, boolean isServerless) {
    DmsTask task = parse(minimalAnd("dms-task: " + arn + "\n")).task();

    assertThat(task).isEqualTo(new DmsTask(arn));
    assertThat(task.region()).isEqualTo(region);
    assertThat(task.isServerless()).isEqualTo(isServerless);
  }

  @Test
  void everyKeyOfACatalog() {
    String catalog =
        """
        catalog:
          name: ice
          type: REST
          warehouse: s3://lake/warehouse/
          uri: https://catalog/api
          properties: {credential: secret, s3.path-style-access: true}
        """;
    assertThat(
            parse(minimalWith("catalog:\n  name: lake\n  warehouse: warehouse\n", catalog))
                .catalog())
        .isEqualTo(
            new CatalogConfig(
                "ice",
                CatalogConfig.Type.REST,
                new Location("s3://lake/warehouse"),
                Map.of(
                    "uri", "https://catalog/api",
                    "credential", "secret",
                    "s3.path-style-access", "true")));
  }

  @Test
  void everyKeyOfDefaults() {
    PipelineTable table =
        onlyTable(
            minimalAnd(
                """
                defaults:
                  keep: mirror
                  deletes: hard
                  write-mode: copy-on-write
                  quarantine-limit: 7
                  batch-files: 8
                  batch-bytes: 9KiB
                  load-quiet-period: 10m
                  drift: evolve
                  properties: {write.parquet.compression-codec: zstd}
                  added-columns: {change-sequence: seq, others: [user, pos], before-image-prefix: b_}
                """));
    assertThat(table.policy())
        .isEqualTo(new MergePolicy(7, 8, 9_216, Duration.ofMinutes(10), DriftPolicy.EVOLVE));
    assertThat(table.target().writeMode()).isEqualTo(WriteMode.COPY_ON_WRITE);
    assertThat(table.target().properties())
        .isEqualTo(Map.of("write.parquet.compression-codec", "zstd"));
    assertThat(table.added()).isEqualTo(new AddedColumns("seq", List.of("user", "pos"), "b_"));
  }

  @Test
  void tableComesBeforeDefaults() {
    PipelineTable table =
        onlyTable(
            minimalAnd(
                """
                    keep: mirror
                    deletes: hard
                    write-mode: copy-on-write
                    quarantine-limit: 0
                    batch-files: 2
                    batch-bytes: 3MiB
                    load-quiet-period: PT1H
                    drift: Stop
                    properties: {a: table, b: 1}
                    added-columns: {change-sequence: seq}
                defaults:
                  write-mode: merge-on-read
                  quarantine-limit: 9
                  batch-files: 9
                  batch-bytes: 9
                  load-quiet-period: 9s
                  drift: evolve
                  properties: {a: default, c: true}
                  added-columns: {change-sequence: other, before-image-prefix: b_}
                """));
    assertThat(table.policy()).isEqualTo(new MergePolicy(0, 2, 3_145_728, Duration.ofHours(1)));
    assertThat(table.target().writeMode()).isEqualTo(WriteMode.COPY_ON_WRITE);
    assertThat(table.target().properties()).isEqualTo(Map.of("a", "table", "b", "1", "c", "true"));
    assertThat(table.added()).isEqualTo(new AddedColumns("seq", List.of(), ""));
  }

  @Test
  void everyKeyOfATable() {
    PipelineTable table =
        onlyTable(
            """
            pipeline: shop
            landing: /in
            catalog: {name: lake, warehouse: /out}
            tables:
              - source: Sales.Order Details
                target: shop.order_details
                key: [order_id, line]
                partition-by: [month(day), 'bucket(16, order_id)']
                columns:
                  line: int
                  order_id: {type: long, doc: The order}
                  day: timestamp
                  amount: decimal(10,2)
            """);
    assertThat(table.source()).isEqualTo(new SourceTable("Sales", "Order Details"));
    assertThat(table.target())
        .isEqualTo(
            new TableDefinition(
                new TableName("shop", "order_details"),
                List.of(
                    new Column("line", ColumnType.of(ColumnType.Kind.INT)),
                    new Column("order_id", ColumnType.of(ColumnType.Kind.LONG), "The order"),
                    new Column("day", ColumnType.of(ColumnType.Kind.TIMESTAMP)),
                    new Column("amount", ColumnType.decimal(10, 2))),
                List.of("order_id", "line"),
                List.of(
                    new PartitionField(Transform.MONTH, "day", 0),
                    new PartitionField(Transform.BUCKET, "order_id", 16)),
                WriteMode.MERGE_ON_READ,
                Map.of()));
  }

  @Test
  void maintenanceOfATableComesBeforeThatOfDefaultsKeyByKey() {
    PipelineTable table =
        onlyTable(
            minimalAnd(
                """
                    maintenance:
                      small-files: 7
                      snapshot-age: 2d
                      when: {batches: 9}
                defaults:
                  maintenance:
                    small-files: 8
                    delete-ratio: 0.25
                    delete-files: 3
                    manifests: 20
                    snapshot-age: 9d
                    keep-snapshots: 4
                    orphan-age: 24h
                    when: {batches: 5, at-most-every: 10m}
                """));
    assertThat(table.maintenance())
        .isEqualTo(
            new MaintenancePolicy(
                new MaintenancePolicy.Compaction(7, 0.25, 3),
                20,
                new MaintenancePolicy.Retention(Optional.of(Duration.ofDays(2)), Optional.of(4)),
                Duration.ofHours(24),
                Optional.of(new MaintenancePolicy.When(9, Duration.ofMinutes(10)))));
  }

  @Test
  void residentModeMaintainsNothingUnlessAsked() {
    assertThat(onlyTable(minimalAnd("")).maintenance()).isEqualTo(MaintenancePolicy.DEFAULT);
    assertThat(onlyTable(minimalAnd("defaults: {maintenance: {when: {}}}")).maintenance().when())
        .contains(MaintenancePolicy.When.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "landing, /pipelines/shop/landing",
    "./landing/, /pipelines/shop/landing",
    "../other/landing, /pipelines/other/landing",
    "/data//landing/, /data/landing",
    "s3://bucket, s3://bucket",
    "s3://bucket/a/b/, s3://bucket/a/b"
  })
  void placesBecomeAbsolute(String written, String expected) {
    assertThat(parse(minimalWith("landing: landing", "landing: " + written)).landing())
        .isEqualTo(new Location(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1048576, 1048576",
    "1_000, 1000",
    "10 B, 10",
    "512MiB, 536870912",
    "1TiB, 1099511627776"
  })
  void sizesHaveUnits(String written, long expected) {
    assertThat(
            onlyTable(minimalAnd("defaults: {batch-bytes: " + written + "}")).policy().batchBytes())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "0s, PT0S",
    "60s, PT1M",
    "10 m, PT10M",
    "1h, PT1H",
    "2d, PT48H",
    "pt5m, PT5M"
  })
  void timesHaveUnits(String written, Duration expected) {
    assertThat(
            onlyTable(minimalAnd("defaults: {load-quiet-period: " + written + "}"))
                .policy()
                .loadQuietPeriod())
        .isEqualTo(expected);
  }

  @Test
  void fileIsReadWithItsDirectoryAsBase(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("shop.yaml");
    Files.writeString(file, "\uFEFF" + minimalAnd(""));
    assertThat(PipelineReader.read(file).landing().path()).isEqualTo(directory.resolve("landing"));
  }

  @Test
  void secretsOfTheCatalogAreNotPrinted() {
    assertThat(
            new CatalogConfig(
                "lake",
                CatalogConfig.Type.JDBC,
                new Location("/w"),
                Map.of("jdbc.password", "secret", "uri", "jdbc:x")))
        .hasToString(
            "CatalogConfig[name=lake, type=JDBC, warehouse=/w, properties=[jdbc.password, uri]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "007",
        "0x1F",
        "1_000",
        "TRUE",
        "+12",
        "1e5",
        "12345678901234567890123",
        "_",
        "on"
      })
  void textsStayAsSpelt(String written) {
    assertThat(parse(minimalWith("pipeline: shop", "pipeline: " + written)).name())
        .isEqualTo(written);
  }
}
