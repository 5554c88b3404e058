package io.frazil.merge.drift;

import static io.frazil.merge.drift.TestDrift.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.EvolvedColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestTableColumns {

  private static final PipelineTable ORDERS =
      TestDrift.table(DriftPolicy.STOP, column("id", "int"), column("price", "decimal(8,2)"));

  @Test
  void tableAsDeclaredIsMergedAsDeclared() {
    assertThat(merged("", "price decimal(8, 2)", "id int")).isEqualTo(ORDERS.target().columns());
  }

  @Test
  void columnsThatFilesBroughtOrWidenedArePartOfIt() {
    assertThat(merged("id,colour", "id long", "colour string", "price decimal(8, 2)"))
        .containsExactly(
            column("id", "long"), column("price", "decimal(8,2)"), column("colour", "string"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id int, price decimal(8,2), x string|'' | Column x is in the table and not declared",
        "id int, price decimal(8,2), x time|x | Column x has a type that cannot be written",
        "id int | '' | Column price is declared and not in the table",
        "id long, price decimal(8,2) | '' | Column id: expected int, got long",
        "id string, price decimal(8,2) | id | Column id: expected int, got string",
        "id int, price decimal(8,3) | price | Column price: expected decimal(8,2), got decimal(8,3)"
      })
  void anythingElseAsksForSetup(String table, String evolved, String difference) {
    String[] columns = table.trim().split(", ");

    assertThatThrownBy(() -> merged(evolved, columns))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessage(
            "Cannot merge into shop.orders: its columns are not those of the pipeline file. "
                + difference
                + ". Run './frazil setup', which evolves the table or says what to do.");
  }

  @ParameterizedTest
  @CsvSource({"seq", "user", "before_id"})
  void columnThatARuleOfTheTaskAddsMustNotBeTheTablesToo(String name) {
    assertThatThrownBy(() -> merged(name, "id int", "price decimal(8, 2)", name + " string"))
        .hasMessage(
            "Cannot merge into shop.orders: ["
                + name
                + "] are columns of the table, which change files brought, and the pipeline file"
                + " now says that DMS adds them. Expected one or the other. Drop them from the"
                + " table: ALTER TABLE shop.orders DROP COLUMN "
                + name
                + ".");
  }

  @Test
  void broughtColumnsAreUndeclaredUntilSomebodyDeclaresThem() {
    TableColumns table = table("id,colour,price", "id long", "colour string", "price int");

    assertThat(table.undeclared(ORDERS)).containsExactly("colour string");
  }

  @Test
  void statementFitsTheTableItWasMadeFor() {
    TableColumns table = table("", "id int", "price decimal(8, 2)");

    assertThat(table.are(ORDERS.target().columns())).isTrue();
    assertThat(table.are(List.of(column("id", "int")))).isFalse();
    assertThat(table.are(List.of(column("id", "long"), column("price", "decimal(8,2)")))).isFalse();
  }

  private static List<Column> merged(String evolved, String... columns) {
    return table(evolved, columns).merged(ORDERS, S3Settings.DEFAULT).target().columns();
  }

  private static TableColumns table(String evolved, String... columns) {
    return new TableColumns(
        Arrays.stream(columns)
            .map(text -> text.split(" ", 2))
            .map(part -> new TableColumns.Found(part[0], part[1]))
            .toList(),
        new EvolvedColumns(evolved.isEmpty() ? Set.of() : Set.of(evolved.split(","))));
  }
}
