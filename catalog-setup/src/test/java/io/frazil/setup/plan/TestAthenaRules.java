package io.frazil.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.setup.Tables;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables in the Glue Data Catalog must be readable by Athena. */
class TestAthenaRules {

  @Test
  void plainTableIsCreated() {
    assertThat(plan(Tables.orders()).kind()).isEqualTo(TablePlan.Kind.CREATE);
  }

  @Test
  void namesAthenaDoesNotKnowAreRefused() {
    TableDefinition odd =
        Tables.named(
            Tables.withColumn(
                Tables.withColumn(Tables.orders(), Tables.column("ShipVia", "int")),
                Tables.column("größe", "int")),
            new TableName("Shop", "order-lines"));

    assertThat(plan(odd).text())
        .isEqualTo(
            """
            refuse Shop.order-lines
              name Shop: expected lower-case letters, digits and _, 255 at most for Athena, found 'Shop'
                Choose another target.
              name order-lines: expected lower-case letters, digits and _, 255 at most for Athena, found 'order-lines'
                Choose another target.
              column ShipVia: expected lower-case letters, digits and _, 255 at most for Athena, found 'ShipVia'
                Declare it in lower case: names in files are compared letter case aside. Other characters need a renaming rule of the DMS task.
              column größe: expected lower-case letters, digits and _, 255 at most for Athena, found 'größe'
                Declare it in lower case: names in files are compared letter case aside. Other characters need a renaming rule of the DMS task.
            """);
  }

  @Test
  void longNameIsRefused() {
    assertThat(AthenaRules.isName("a".repeat(255))).isTrue();
    assertThat(AthenaRules.isName("a".repeat(256))).isFalse();
    assertThat(AthenaRules.isName("")).isFalse();
  }

  @Test
  void formatVersionAndTypeThatAthenaDoesNotReadAreRefused() {
    TableDefinition newer =
        Tables.withProperties(
            Tables.withColumn(Tables.orders(), Tables.column("digest", "fixed[16]")),
            Map.of("format-version", "3"));

    assertThat(plan(newer).text())
        .isEqualTo(
            """
            refuse shop.orders
              format-version: expected 2, the one Athena reads, found 3
                Remove format-version from properties. Readers of version 3 can be served by catalog.type rest.
              column digest: expected a type Athena reads, found fixed[16]
                Declare it as binary.
            """);
  }

  @Test
  void docThatGlueCannotHoldIsRefused() {
    TableDefinition documented =
        Tables.withColumn(
            Tables.orders(),
            new Column("remark", ColumnType.of(ColumnType.Kind.STRING), "é".repeat(128)));

    assertThat(plan(documented).text())
        .isEqualTo(
            """
            refuse shop.orders
              column remark: expected a doc of at most 255 bytes, for Glue, found 256 bytes
                Shorten its doc.
            """);
  }

  @Test
  void otherCatalogsTakeThemAll() {
    TableDefinition odd =
        Tables.withProperties(
            Tables.withColumn(Tables.orders(), Tables.column("Größe", "fixed[16]")),
            Map.of("format-version", "3"));

    assertThat(
            SetupPlanner.plan(
                    new WantedTable(odd, "shop", "public.orders", WantedTable.Readers.ANY),
                    Optional.empty())
                .kind())
        .isEqualTo(TablePlan.Kind.CREATE);
  }

  private static TablePlan plan(TableDefinition definition) {
    return SetupPlanner.plan(
        new WantedTable(definition, "shop", "public.orders", WantedTable.Readers.ATHENA),
        Optional.empty());
  }
}
