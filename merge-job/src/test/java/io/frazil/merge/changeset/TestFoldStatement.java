package io.frazil.merge.changeset;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.GoldenSql;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.ColumnType.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TestFoldStatement {

  private static final Map<String, FoldStatement> GOLDEN =
      Map.of(
          "single-key",
          new FoldStatement(
              columns("order_id", "customer_id", "freight"), List.of("order_id"), false),
          "composite-key",
          new FoldStatement(
              columns("order_id", "product_id", "quantity"),
              List.of("product_id", "order_id"),
              false),
          "reserved-word-column",
          new FoldStatement(
              columns("Order", "group", "unit price", "a`b"), List.of("Order"), false),
          "key-update-split",
          new FoldStatement(columns("order_id", "customer_id"), List.of("order_id"), true),
          "key-update-split-composite",
          new FoldStatement(
              columns("order_id", "product_id", "quantity"),
              List.of("order_id", "product_id"),
              true),
          "op-column-collides",
          new FoldStatement(columns("id", "op", "OP_"), List.of("id"), false));

  private final GoldenSql golden = new GoldenSql("fold");

  @ParameterizedTest
  @MethodSource("behaviours")
  void renderedTextIsTheGoldenFile(String behaviour) {
    golden.assertSame(behaviour, GOLDEN.get(behaviour).render());
  }

  @ParameterizedTest
  @MethodSource("behaviours")
  void sparkReadsItAsOneQueryOfNamedSteps(String behaviour) {
    LogicalPlan plan = new CatalystSqlParser().parsePlan(GOLDEN.get(behaviour).render());

    assertThat(plan).isInstanceOf(UnresolvedWith.class);
  }

  @Test
  void everyGoldenFileIsRendered() {
    assertThat(golden.behaviours()).isEqualTo(GOLDEN.keySet());
  }

  @ParameterizedTest
  @CsvSource({"id, op", "op, op_", "OP, op_", "op;op_, op__", "op_, op", "Op;oP_;OP__, op___"})
  void operationColumnMeetsNoColumnOfTheTable(String names, String expected) {
    List<Column> columns = columns(names.split(";", -1));

    assertThat(new FoldStatement(columns, List.of(columns.get(0).name()), false).operationColumn())
        .isEqualTo(expected);
  }

  static Stream<String> behaviours() {
    return GOLDEN.keySet().stream().sorted();
  }

  private static List<Column> columns(String... names) {
    return Arrays.stream(names).map(name -> new Column(name, ColumnType.of(Kind.LONG))).toList();
  }
}
