package io.frazil.merge.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.GoldenSql;
import io.frazil.merge.changefile.ChangeBatch.Kind;
import io.frazil.merge.plan.FoldStats.Range;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.InsertIntoStatement;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.MergeIntoTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the planner renders for each way a batch reaches its table. */
class TestMergeGoldens {

  private static final MergePlanner PLANNER = new MergePlanner(2);
  private static final Optional<Range> RANGE = Optional.of(new Range("10248L", "30020L"));

  private static final Map<String, MergePlan> GOLDEN =
      Map.of(
          "key-list",
          PLANNER.plan(
              Kind.CHANGES,
              target(1_000, "order_id", "order_id", "customer_id", "freight"),
              stats(3, List.of("10248L", "20000L", "30020L"), RANGE)),
          "key-set-composite",
          PLANNER.plan(
              Kind.CHANGES,
              target(100_000, "order_id, product_id", "order_id", "product_id", "quantity"),
              stats(5_000, List.of(), RANGE)),
          "no-key-test",
          PLANNER.plan(
              Kind.CHANGES,
              target(1_000, "order_id", "order_id", "customer_id"),
              stats(900, List.of(), Optional.empty())),
          "only-key-columns",
          PLANNER.plan(
              Kind.CHANGES,
              target(1_000, "order_id, product_id", "order_id", "product_id"),
              stats(900, List.of(), RANGE)),
          "reserved-word-column",
          PLANNER.plan(
              Kind.CHANGES,
              target(1_000, "Order", "Order", "op", "unit price", "a`b"),
              stats(1, List.of("'O\\'Brien'"), Optional.of(new Range("'A'", "'Z'")))),
          "append-first-load",
          PLANNER.plan(
              Kind.LOAD,
              target(0, "order_id", "order_id", "customer_id"),
              stats(830, List.of(), RANGE)),
          "replace-on-reload",
          PLANNER.plan(
              Kind.LOAD,
              target(830, "order_id", "order_id", "customer_id"),
              stats(830, List.of(), RANGE)));

  private final GoldenSql golden = new GoldenSql("merge");

  @ParameterizedTest
  @MethodSource("behaviours")
  void renderedTextIsTheGoldenFile(String behaviour) {
    golden.assertSame(behaviour, GOLDEN.get(behaviour).sql());
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void sparkReadsItAsTheStatementItIs(String behaviour) {
    LogicalPlan plan = new CatalystSqlParser().parsePlan(GOLDEN.get(behaviour).sql());

    switch (GOLDEN.get(behaviour).action()) {
      case MERGE -> assertThat(plan).isInstanceOf(MergeIntoTable.class);
      case APPEND -> assertThat(((InsertIntoStatement) plan).overwrite()).isFalse();
      case REPLACE -> assertThat(((InsertIntoStatement) plan).overwrite()).isTrue();
    }
  }

  @Test
  void everyGoldenFileIsRendered() {
    assertThat(golden.behaviours()).isEqualTo(GOLDEN.keySet());
  }

  static Stream<String> behaviours() {
    return GOLDEN.keySet().stream().sorted();
  }

  private static Target target(long rows, String key, String... columns) {
    TableDefinition definition =
        new TableDefinition(
            new TableName("shop", "orders"),
            Arrays.stream(columns)
                .map(name -> new Column(name, ColumnType.of(ColumnType.Kind.LONG)))
                .toList(),
            List.of(key.split(", ", -1)),
            List.of(),
            WriteMode.COPY_ON_WRITE,
            Map.of());
    return new Target(List.of("lake", "shop", "orders"), definition, rows);
  }

  private static FoldStats stats(long keys, List<String> literals, Optional<Range> range) {
    return new FoldStats(keys, 0, keys, 0, 0, literals, range);
  }
}
