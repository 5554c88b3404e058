package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.minimalAnd;
import static io.frazil.model.pipeline.PipelineText.minimalWith;
import static io.frazil.model.pipeline.PipelineText.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.frazil.model.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPipelineProblems {

  @Test
  void allProblemsComeInOneException() {
    String yaml =
        """
        pipelin: shop
        landing: ftp://host/dir
        catalog:
          name: lake
          typ: glue
        defaults:
          deletes: soft
          batch-bytes: 5 apples
        tables:
          - source: orders
            target: shop.orders
            key: [order_id, freight, no]
            columns: {order_id: long, freight: flaot, at: time}
        """;
    assertThatThrownBy(() -> PipelineText.parse(yaml))
        .isInstanceOf(PipelineException.class)
        .hasMessage(
            """
            Cannot read pipeline: 11 problems.
              line 1: pipelin: 'pipelin' is no key here; did you mean 'pipeline'?
              line 1: pipeline: is missing. Accepted: a name free of dots, slashes, control characters and blanks at the ends.
              line 2: landing: 'ftp://host/dir' is refused: only s3:// and plain directories are read. Accepted: s3://bucket/prefix, or a local directory, absolute or relative to the pipeline file.
              line 3: catalog.warehouse: is missing. Accepted: s3://bucket/prefix, or a local directory, absolute or relative to the pipeline file.
              line 5: catalog.typ: 'typ' is no key here; did you mean 'type'?
              line 7: defaults.deletes: 'soft' is refused: keeping deleted rows with a mark is not supported yet. Accepted: hard.
              line 8: defaults.batch-bytes: '5 apples' is not accepted. Accepted: a size of 1 byte or more, such as 512MiB, 1GiB or 1048576.
              line 10: tables[0].source: 'orders' is not accepted. Accepted: schema.table as DMS names the folders, both free of dots, slashes, control characters and blanks at the ends.
              line 12: tables[0].key[2]: 'no' is not accepted. Accepted: a declared column (order_id, freight, at).
              line 13: tables[0].columns.freight: 'flaot' is not accepted; did you mean 'float'? Accepted: boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid, fixed[L], binary.
              line 13: tables[0].columns.at: 'time' is refused: Spark 3.5 cannot write Iceberg's time; declare string, which holds it as DMS spells it. Accepted: boolean, int, long, float, double, decimal(P,S), date, timestamp, timestamptz, string, uuid, fixed[L], binary.""");
  }

  @Test
  void failureIsAConfigurationFailure() {
    PipelineException failure =
        catchThrowableOfType(PipelineException.class, () -> PipelineText.parse(""));
    assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION);
    assertThat(failure).hasMessage("Cannot read pipeline: 1 problem.\n  is empty.");
    assertThat(failure.problems()).containsExactly(new Problem("", 0, "", "is empty."));
  }

  @Test
  void absentFileIsNamed(@TempDir Path directory) {
    Path file = directory.resolve("no.yaml");
    assertThatThrownBy(() -> PipelineReader.read(file))
        .isInstanceOf(PipelineException.class)
        .hasMessage("Cannot read pipeline file " + file + ": 1 problem.\n  there is no such file.");
  }

  @Test
  void fileMustBeUtf8(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("latin.yaml");
    Files.write(file, "pipeline: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PipelineReader.read(file))
        .isInstanceOf(PipelineException.class)
        .hasMessage("Cannot read pipeline file " + file + ": 1 problem.\n  it is not UTF-8 text.");
  }

  @Test
  void syntaxErrorHasItsLine() {
    assertThat(problems("pipeline: shop\nlanding: [a, b\ncatalog: x\n"))
        .isEqualTo("line 3: cannot be parsed: expected ',' or ']', but got :.");
    assertThat(problems("pipeline: shop\n\tlanding: x\n"))
        .isEqualTo(
            "line 2: cannot be parsed: found character '\\t(TAB)' that cannot start any token."
                + " (Do not use \\t(TAB) for indentation).");
  }

  @Test
  void keyGivenTwiceIsRefused() {
    assertThat(problems(minimalAnd("landing: other\n")))
        .isEqualTo("line 14: landing: is given twice, first on line 2. Keep one.");
  }

  @Test
  void aliasIsRefused() {
    assertThat(problems(minimalWith("landing: landing", "landing: &l landing") + "defaults: *l\n"))
        .isEqualTo(
            """
            line 14: defaults: *l is an alias. Write the value itself.
            line 14: defaults: expected a map with the keys keep, deletes, write-mode, quarantine-limit, batch-files, batch-bytes, load-quiet-period, drift, properties, added-columns, maintenance; got 'l'.""");
  }

  @Test
  void secondDocumentIsRefused() {
    assertThat(problems(minimalAnd("---\npipeline: other\n")))
        .isEqualTo("line 15: a second document starts. Expected one.");
  }

  @Test
  void wrongKindsOfNodeAreRefused() {
    assertThat(problems("- pipeline\n"))
        .isEqualTo(
            "line 1: expected a map with the keys pipeline, landing, dms-endpoint, dms-task,"
                + " catalog, monitoring, defaults, tables; got a list.");
    assertThat(problems(minimalWith("landing: landing", "landing: [a, b]")))
        .isEqualTo(
            "line 2: landing: expected a single value, got a list. Accepted:"
                + " s3://bucket/prefix, or a local directory, absolute or relative to the pipeline"
                + " file.");
    assertThat(problems(minimalWith("landing: landing", "landing:")))
        .isEqualTo(
            "line 2: landing: expected a single value, got nothing. Accepted:"
                + " s3://bucket/prefix, or a local directory, absolute or relative to the pipeline"
                + " file.");
    assertThat(problems(minimalAnd("defaults: [1]\n")))
        .isEqualTo(
            "line 14: defaults: expected a map with the keys keep, deletes, write-mode,"
                + " quarantine-limit, batch-files, batch-bytes, load-quiet-period, drift,"
                + " properties, added-columns, maintenance; got a list.");
    assertThat(problems(minimalAnd("defaults: {properties: [1]}\n")))
        .isEqualTo("line 14: defaults.properties: expected a map, got a list.");
    assertThat(problems("pipeline: a\nlanding: b\ncatalog: {name: c, warehouse: d}\ntables: {}\n"))
        .isEqualTo("line 4: tables: expected a list of tables, got a map.");
    assertThat(problems("pipeline: a\nlanding: b\ncatalog: {name: c, warehouse: d}\ntables: []\n"))
        .isEqualTo("line 4: tables: expected a list of tables, got an empty one.");
  }

  @Test
  void missingKeysAreNamed() {
    assertThat(problems("tables: [{}]\n"))
        .isEqualTo(
            """
            line 1: pipeline: is missing. Accepted: a name free of dots, slashes, control characters and blanks at the ends.
            line 1: landing: is missing. Accepted: s3://bucket/prefix, or a local directory, absolute or relative to the pipeline file.
            line 1: catalog: is missing. Accepted: a map with name and warehouse.
            line 1: tables[0].source: is missing. Accepted: schema.table as DMS names the folders, both free of dots, slashes, control characters and blanks at the ends.
            line 1: tables[0].target: is missing. Accepted: namespace.name in the catalog, both free of dots, slashes, control characters and blanks at the ends.
            line 1: tables[0].columns: is missing. Accepted: a map of column name to type.
            line 1: tables[0].key: is missing. Accepted: the names of one or more columns.""");
  }

  @Test
  void unknownKeyWithNothingNearListsTheKnownOnes() {
    assertThat(problems(minimalAnd("colour: red\n")))
        .isEqualTo(
            "line 14: colour: 'colour' is no key here. Known: pipeline, landing, dms-endpoint,"
                + " dms-task, catalog, monitoring, defaults, tables.");
  }

  @Test
  void taskIsNamedByItsArn() {
    assertThat(problems(minimalAnd("dms-task: shop-task\n")))
        .isEqualTo(
            "line 14: dms-task: 'shop-task' is not accepted. Accepted: the ARN of a replication"
                + " task (arn:aws:dms:eu-central-1:111122223333:task:NAME) or of a serverless"
                + " replication config (...:replication-config:NAME).");
    assertThat(problems(minimalAnd("dms-task: arn:aws:dms:eu-central-1:111122223333:rep:X\n")))
        .startsWith("line 14: dms-task: 'arn:aws:dms:eu-central-1:111122223333:rep:X' is not");
  }

  @Test
  void placesOutOfReachAreRefused() {
    assertThat(problems(minimalWith("landing: landing", "landing: s3a://bucket/x")))
        .isEqualTo(
            "line 2: landing: 's3a://bucket/x' is refused: only s3:// and plain directories are"
                + " read. Accepted: s3://bucket/prefix, or a local directory, absolute or relative to"
                + " the pipeline file.");
    assertThat(problems(minimalWith("landing: landing", "landing: s3:///x")))
        .isEqualTo(
            "line 2: landing: 's3:///x' is refused: it names no bucket. Accepted:"
                + " s3://bucket/prefix, or a local directory, absolute or relative to the pipeline"
                + " file.");
    assertThat(problems(minimalWith("landing: landing", "landing: ~/x")))
        .isEqualTo(
            "line 2: landing: '~/x' is refused: a directory must be written out. Accepted:"
                + " s3://bucket/prefix, or a local directory, absolute or relative to the pipeline"
                + " file.");
    assertThat(problems(minimalWith("warehouse: warehouse", "warehouse: wh\n  type: glue")))
        .isEqualTo(
            "line 5: catalog.warehouse: 'wh' is not accepted. Accepted: s3://bucket/prefix, or"
                + " an absolute local directory.");
  }

  @Test
  void policyOutOfRangeIsRefused() {
    assertThat(
            problems(
                minimalAnd(
                    """
                    defaults:
                      keep: history
                      deletes: soft
                      write-mode: merge-on-reed
                      quarantine-limit: -1
                      batch-files: 0
                      batch-bytes: 64MB
                      load-quiet-period: 60
                    """)))
        .isEqualTo(
            """
            line 15: defaults.keep: 'history' is refused: a history of each row (SCD2) is not supported yet. Accepted: mirror.
            line 16: defaults.deletes: 'soft' is refused: keeping deleted rows with a mark is not supported yet. Accepted: hard.
            line 17: defaults.write-mode: 'merge-on-reed' is not accepted; did you mean 'merge-on-read'? Accepted: merge-on-read, copy-on-write.
            line 18: defaults.quarantine-limit: '-1' is not accepted. Accepted: a whole number from 0 to 9223372036854775807.
            line 19: defaults.batch-files: '0' is not accepted. Accepted: a whole number from 1 to 2147483647.
            line 20: defaults.batch-bytes: '64MB' is not accepted. Accepted: a size of 1 byte or more, such as 512MiB, 1GiB or 1048576.
            line 21: defaults.load-quiet-period: '60' is not accepted. Accepted: a span of time with its unit, such as 60s, 10m, 1h or ISO's PT10M.""");
    assertThat(
            problems(
                minimalAnd(
                    """
                    defaults:
                      keep: changes
                      batch-bytes: 99999999TiB
                      load-quiet-period: -PT1S
                    """)))
        .isEqualTo(
            """
            line 15: defaults.keep: 'changes' is refused: appending every change is not supported yet. Accepted: mirror.
            line 16: defaults.batch-bytes: '99999999TiB' is refused: it is too large. Accepted: a size of 1 byte or more, such as 512MiB, 1GiB or 1048576.
            line 17: defaults.load-quiet-period: '-PT1S' is not accepted. Accepted: a span of time with its unit, such as 60s, 10m, 1h or ISO's PT10M.""");
  }
}
