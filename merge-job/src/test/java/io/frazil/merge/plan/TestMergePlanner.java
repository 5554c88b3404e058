package io.frazil.merge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.changefile.ChangeBatch.Kind;
import io.frazil.merge.plan.FoldStats.Range;
import io.frazil.merge.plan.MergePlan.Action;
import io.frazil.merge.plan.MergePlan.KeyTest;
import io.frazil.merge.plan.MergePlan.Sizing;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TestMergePlanner {

  private static final int PARALLELISM = 8;

  private final MergePlanner planner = new MergePlanner(PARALLELISM);

  @Test
  void fewKeysAreWrittenIntoTheStatement() {
    MergePlan plan =
        plan(
            Kind.CHANGES,
            1_000,
            new FoldStats(2, 0, 2, 0, 0, List.of("1L", "9L"), Optional.of(new Range("1L", "9L"))));

    assertThat(plan.action()).isEqualTo(Action.MERGE);
    assertThat(plan.keyTest()).isEqualTo(KeyTest.LIST);
    assertThat(plan.reason())
        .isEqualTo("2 keys into 1000 rows: the keys are written into the statement");
    assertThat(plan.sql())
        .contains(
            """
            ON target.id = source.id
               AND target.id BETWEEN 1L AND 9L
               AND target.id IN (1L, 9L)
            """);
  }

  @Test
  void keysWithoutLiteralsAreSentAsASet() {
    MergePlan plan = plan(Kind.CHANGES, 40_000, keys(10_000));

    assertThat(plan.keyTest()).isEqualTo(KeyTest.SET);
    assertThat(plan.reason())
        .isEqualTo(
            "10000 keys into 40000 rows: target rows are tested against a set of the batch's"
                + " keys");
    assertThat(plan.sql()).contains("   AND frazil_batch_has(xxhash64(target.id))\n");
  }

  @Test
  void largePartOfTheTableIsMergedWithoutAKeyTest() {
    MergePlan plan = plan(Kind.CHANGES, 39_999, keys(10_000));

    assertThat(plan.keyTest()).isEqualTo(KeyTest.NONE);
    assertThat(plan.reason())
        .isEqualTo(
            "10000 keys into 39999 rows: too many, or too large a part of the table, for a"
                + " key test to pay");
    assertThat(plan.sql()).contains("ON target.id = source.id\nWHEN MATCHED");
  }

  @ParameterizedTest
  @CsvSource({
    "250000, 1000000, SET",
    "250000, 999999, NONE",
    "250001, 100000000, NONE",
    "1, 4, SET",
    "1, 3, NONE",
    "250000, -1, SET",
    "250001, -1, NONE"
  })
  void keySetHasItsLimits(long keys, long rows, KeyTest expected) {
    assertThat(plan(Kind.CHANGES, rows, keys(keys)).keyTest()).isEqualTo(expected);
  }

  @Test
  void tableOfUnknownSizeIsMerged() {
    MergePlan plan = plan(Kind.CHANGES, -1, keys(10));

    assertThat(plan.action()).isEqualTo(Action.MERGE);
    assertThat(plan.reason())
        .isEqualTo(
            "10 keys into an unknown number of rows: target rows are tested against a set"
                + " of the batch's keys");
  }

  @Test
  void floatingKeysAreNotHashed() {
    Target target = target(1_000, ColumnType.of(ColumnType.Kind.DOUBLE));

    assertThat(planner.plan(Kind.CHANGES, target, keys(10)).keyTest()).isEqualTo(KeyTest.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void tableWithoutRowsIsAppendedTo(Kind kind) {
    MergePlan plan = plan(kind, 0, keys(10));

    assertThat(plan.action()).isEqualTo(Action.APPEND);
    assertThat(plan.keyTest()).isEqualTo(KeyTest.NONE);
    assertThat(plan.reason()).isEqualTo("the table has no rows, so there is nothing to match");
    assertThat(plan.sql()).startsWith("INSERT INTO lake.shop.orders (\n  id,\n  note\n)\nSELECT\n");
  }

  @ParameterizedTest
  @CsvSource({"1", "-1"})
  void fullLoadReplacesATableThatMayHaveRows(long rows) {
    MergePlan plan = plan(Kind.LOAD, rows, keys(10));

    assertThat(plan.action()).isEqualTo(Action.REPLACE);
    assertThat(plan.keyTest()).isEqualTo(KeyTest.NONE);
    assertThat(plan.reason()).isEqualTo("a new full load replaces every row in one commit");
    assertThat(plan.sql()).startsWith("INSERT OVERWRITE TABLE lake.shop.orders (\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHANGES", "REFOLD"})
  void batchThatTouchesNoKeyReadsNothingOfTheTable(Kind kind) {
    MergePlan plan = plan(kind, 1_000, keys(0));

    assertThat(plan.action()).isEqualTo(Action.APPEND);
    assertThat(plan.keyTest()).isEqualTo(KeyTest.NONE);
    assertThat(plan.reason()).isEqualTo("no key is touched, so only the watermark moves");
    assertThat(plan.sql()).startsWith("INSERT INTO lake.shop.orders (\n");
  }

  @ParameterizedTest
  @EnumSource(names = {"CHANGES", "REFOLD"})
  void changesAndLateFilesAreMerged(Kind kind) {
    assertThat(plan(kind, 1_000, keys(10)).action()).isEqualTo(Action.MERGE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, false",
    "1, 1, false",
    "50000, 1, false",
    "50001, 8, false",
    "4000000, 8, false",
    "4000001, 9, true",
    "100000000000, 4000, true"
  })
  void fullLoadIsSizedByItsRows(long keys, int partitions, boolean adaptive) {
    assertThat(plan(Kind.LOAD, 1, keys(keys)).sizing()).isEqualTo(new Sizing(partitions, adaptive));
  }

  @Test
  void mergeWithAKeyTestIsSizedByTheBatchAlone() {
    assertThat(plan(Kind.CHANGES, 20_000_000, keys(10_000)).sizing())
        .isEqualTo(new Sizing(1, false));
  }

  @Test
  void mergeWithoutAKeyTestIsSizedByBatchAndTable() {
    assertThat(plan(Kind.CHANGES, 5_000_000, keys(2_500_000)).sizing())
        .isEqualTo(new Sizing(15, true));
    assertThat(plan(Kind.CHANGES, -1, keys(400_000)).sizing()).isEqualTo(new Sizing(8, false));
  }

  private MergePlan plan(Kind kind, long rows, FoldStats stats) {
    return planner.plan(kind, target(rows, ColumnType.of(ColumnType.Kind.LONG)), stats);
  }

  private static FoldStats keys(long keys) {
    return new FoldStats(keys, 0, keys, 0, 0, List.of(), Optional.empty());
  }

  private static Target target(long rows, ColumnType keyType) {
    TableDefinition definition =
        new TableDefinition(
            new TableName("shop", "orders"),
            List.of(
                new Column("id", keyType),
                new Column("note", ColumnType.of(ColumnType.Kind.STRING))),
            List.of("id"),
            List.of(),
            WriteMode.COPY_ON_WRITE,
            Map.of());
    return new Target(List.of("lake", "shop", "orders"), definition, rows);
  }
}
