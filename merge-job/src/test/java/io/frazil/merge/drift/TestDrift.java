package io.frazil.merge.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.read.UnfitColumn;
import io.frazil.model.dms.AddedColumns;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestDrift {

  private static final List<Column> COLUMNS =
      List.of(column("id", "int"), column("price", "decimal(8,2)"), column("text", "string"));

  @Test
  void newColumnIsAddedBehindTheOthersInLowerCase() {
    Drift drift = none().with("a.csv", List.of(fresh("Colour", "string")), name -> true);

    assertThat(drift.columns())
        .containsExactly(
            COLUMNS.get(0), COLUMNS.get(1), COLUMNS.get(2), column("colour", "string"));
    assertThat(drift.changes()).containsExactly(column("colour", "string"));
    assertThat(drift).hasToString("add column colour string, found Colour string in a.csv");
  }

  @Test
  void columnIsWidenedInItsPlaceAsOftenAsItTakes() {
    Drift drift =
        none()
            .with("a", List.of(other("price", "decimal(9,2)"), other("id", "long")), name -> true)
            .with("b", List.of(other("price", "decimal(12,2)")), name -> true);

    assertThat(drift.columns())
        .containsExactly(
            column("id", "long"), column("price", "decimal(12,2)"), column("text", "string"));
    assertThat(drift.changes())
        .containsExactly(column("id", "long"), column("price", "decimal(12,2)"));
    assertThat(drift)
        .hasToString(
            "widen column price from decimal(8,2) to decimal(9,2), found price decimal(9,2) in a;"
                + " widen column id from int to long, found id long in a;"
                + " widen column price from decimal(9,2) to decimal(12,2), found price"
                + " decimal(12,2) in b");
  }

  @Test
  void beforeImageIsWidenedWithItsColumn() {
    UnfitColumn before = new UnfitColumn("bi_id", "id", ColumnType.parse("long"), "bi_id long");

    Drift drift = none().with("a", List.of(other("id", "long"), before), name -> true);

    assertThat(drift).hasToString("widen column id from int to long, found id long in a");
  }

  @Test
  void filesThatFitAreNoDrift() {
    Drift drift = none().with("a.csv", List.of(), name -> true);

    assertThat(drift).isEqualTo(none());
    assertThat(drift.isNone()).isTrue();
    assertThat(drift).hasToString("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"op", "OP", "bad"})
  void nameThatTheTableCannotHaveIsIncompatible(String name) {
    Drift drift = none().with("a", List.of(fresh(name, "string")), text -> !text.equals("bad"));

    assertThat(drift.changes()).isEmpty();
    assertThat(drift.found())
        .extracting(ColumnDrift::difference)
        .containsExactly(
            "column "
                + name.toLowerCase(java.util.Locale.ROOT)
                + ": expected a name that the table can have, found "
                + name
                + " string in a");
  }

  @Test
  void columnThatNoTypeHoldsIsIncompatible() {
    UnfitColumn group = new UnfitColumn("list", "", Optional.empty(), "a group of columns");

    assertThat(none().with("a", List.of(group), name -> true).found())
        .extracting(ColumnDrift::difference)
        .containsExactly("column list: expected none, found a group of columns in a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "double", "decimal(12,3)", "decimal(7,2)"})
  void typeThatIsNotWiderIsIncompatible(String type) {
    Drift drift = none().with("a", List.of(other("price", type)), name -> true);

    assertThat(drift.columns()).isEqualTo(COLUMNS);
    assertThatThrownBy(() -> drift.requireEvolvable(table(DriftPolicy.EVOLVE)))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT))
        .hasMessageContaining(
            "column price: expected decimal(8,2), found price " + type + " in a\n");
  }

  @Test
  void incompatibleColumnIsNamedOnceWithItsFirstFile() {
    Drift drift =
        none()
            .with("a", List.of(other("text", "int")), name -> true)
            .with("b", List.of(other("text", "int")), name -> true);

    assertThat(drift.found())
        .extracting(ColumnDrift::difference)
        .containsExactly("column text: expected string, found text int in a");
  }

  @Test
  void policyDecidesWhatTheTableCouldTakeOn() {
    Drift drift = none().with("a", List.of(fresh("colour", "int")), name -> true);

    assertThatCode(() -> drift.requireEvolvable(table(DriftPolicy.EVOLVE)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> drift.requireEvolvable(table(DriftPolicy.STOP)))
        .hasMessage(
            """
            Cannot merge public.orders into shop.orders: its change files have other columns. Nothing was committed.
              column colour: expected none, found colour int in a
                Declare colour with its type in columns, or in added-columns when a rule of the DMS task adds it, and run './frazil setup'; or set drift: evolve, which adds it as int.""");
  }

  private static Drift none() {
    return Drift.none(COLUMNS);
  }

  private static UnfitColumn fresh(String name, String type) {
    return new UnfitColumn(name, "", ColumnType.parse(type), name + " " + type);
  }

  private static UnfitColumn other(String name, String type) {
    return new UnfitColumn(name, name, ColumnType.parse(type), name + " " + type);
  }

  static Column column(String name, String type) {
    return new Column(name, ColumnType.parse(type).orElseThrow());
  }

  static PipelineTable table(DriftPolicy policy, Column... columns) {
    TableDefinition target =
        new TableDefinition(
            new TableName("shop", "orders"),
            columns.length == 0 ? COLUMNS : Arrays.asList(columns),
            List.of("id"),
            List.of(),
            WriteMode.MERGE_ON_READ,
            Map.of());
    return new PipelineTable(
        new SourceTable("public", "orders"),
        target,
        new AddedColumns("seq", List.of("user"), "before_"),
        MergePolicy.DEFAULT.with(policy));
  }
}
