package io.frazil.setup.discover;

import static io.frazil.setup.discover.Found.drafts;
import static io.frazil.setup.discover.Found.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFileUpdate {

  private static final String SHOP =
      """
      pipeline: shop
      landing: landing # where DMS writes
      catalog: {name: lake, warehouse: warehouse}
      tables:
        # The heart of it.
        - source: public.orders
          target: shop.orders
          key: order_id
          columns:
            order_id: int # never more than a million
            freight: {type: 'decimal(10,2)', doc: in euros}

            placed:
              type: date
              doc: Day the order was placed
          partition-by: [month(placed)]

        - source: public.customers
          target: shop.customers
          key: customer_id
          columns:
            customer_id: long
      # Ask before changing anything above.
      """;

  private static final FoundTable CUSTOMERS =
      table("public.customers", "customer_id", "customer_id bigint");

  @TempDir private Path folder;

  @Test
  void sourceAsItWasChangesNothing() {
    FileUpdate update = plan(SHOP, orders("integer", "10,2"), CUSTOMERS);

    assertThat(update.changes()).isEmpty();
    assertThat(update.text()).isEmpty();
    assertThat(update.obstacle()).isEmpty();
  }

  @Test
  void newTablesAndColumnsAndWiderTypesAreWrittenAndNothingElse() {
    FileUpdate update =
        plan(
            SHOP,
            table(
                "public.orders",
                "order_id",
                "order_id bigint",
                "freight numeric(12,2)",
                "placed date",
                "shipped date",
                "weight numeric"),
            CUSTOMERS,
            table("public.lines", "order_id,line", "order_id bigint", "line integer"));

    assertThat(update.changes())
        .extracting(FileChange::text)
        .containsExactly(
            "~ column shop.orders.order_id: int -> long",
            "~ column shop.orders.freight: decimal(10,2) -> decimal(12,2)",
            "+ column shop.orders.shipped: date",
            "+ column shop.orders.weight: decimal(28,6)",
            "+ table public.lines: from public.lines, columns: 2");
    assertThat(update.text())
        .contains(
            """
            pipeline: shop
            landing: landing # where DMS writes
            catalog: {name: lake, warehouse: warehouse}
            tables:
              # The heart of it.
              - source: public.orders
                target: shop.orders
                key: order_id
                columns:
                  order_id: long # never more than a million
                  freight: {type: 'decimal(12,2)', doc: in euros}

                  placed:
                    type: date
                    doc: Day the order was placed
                  shipped: date
                  # weight: numeric without precision: DMS writes numeric(28,6), digits beyond six decimals are lost.
                  weight: decimal(28,6)
                partition-by: [month(placed)]

              - source: public.customers
                target: shop.customers
                key: customer_id
                columns:
                  customer_id: long
              - source: public.lines
                target: public.lines
                key: [order_id, line]
                columns:
                  order_id: long
                  line: int
            # Ask before changing anything above.
            """);
  }

  @Test
  void columnInTheMiddleOfTheSourceIsInTheMiddleOfTheFile() {
    FileUpdate update =
        plan(
            SHOP,
            table(
                "public.orders",
                "order_id",
                "order_id integer",
                "channel integer",
                "freight numeric(10,2)",
                "placed date"),
            CUSTOMERS);

    assertThat(update.text().orElseThrow())
        .contains("order_id: int # never more than a million\n      channel: int\n      freight:");
  }

  @Test
  void whatIsGoneIsSaidAndStays() {
    FileUpdate update =
        plan(SHOP, table("public.orders", "order_id", "order_id integer", "placed date"));

    assertThat(update.text()).isEmpty();
    assertThat(update.changes())
        .extracting(FileChange::text)
        .containsExactly(
            "- column shop.orders.freight: the source has it no more; it stays in the table.",
            "- table shop.customers: the source has no public.customers any more; its table stays as"
                + " it is.");
  }

  @Test
  void contradictionsAreSaidAndNotFollowed() {
    FileUpdate update =
        plan(
            SHOP,
            table(
                "public.orders",
                "order_id,placed",
                "order_id uuid",
                "freight numeric(10,2)",
                "placed date"),
            CUSTOMERS);

    assertThat(update.text()).isEmpty();
    assertThat(update.changes())
        .extracting(FileChange::kind)
        .containsExactly(FileChange.Kind.OTHER_TYPE, FileChange.Kind.OTHER_KEY);
    assertThat(update.changes().get(0).detail())
        .startsWith(
            "declared int, the source would be uuid, and Iceberg cannot make the one the other.");
  }

  @Test
  void widerOrTextualDeclarationIsAChoice() {
    FileUpdate update =
        plan(
            SHOP.replace("order_id: int #", "order_id: long #")
                .replace("'decimal(10,2)'", "string"),
            orders("integer", "10,2"),
            CUSTOMERS);

    assertThat(update.changes()).isEmpty();
  }

  @Test
  void columnsInOneLineAreLeftToAPerson() {
    String flow =
        """
        pipeline: shop
        landing: landing
        catalog: {name: lake, warehouse: warehouse}
        tables:
          - {source: public.orders, target: shop.orders, key: order_id, columns: {order_id: int}}
        """;

    FileUpdate update =
        plan(flow, table("public.orders", "order_id", "order_id integer", "placed date"));

    assertThat(update.text()).isEmpty();
    assertThat(update.obstacle()).startsWith("tables or columns are not written one a line");
  }

  @Test
  void targetThatIsTakenIsLeftToAPerson() {
    FileUpdate update =
        plan(
            SHOP.replace("target: shop.customers", "target: public.lines"),
            orders("integer", "10,2"),
            CUSTOMERS,
            table("public.lines", "line", "line integer"));

    assertThat(update.text()).isEmpty();
    assertThat(update.obstacle()).isNotEmpty();
  }

  private FileUpdate plan(String yaml, FoundTable... tables) {
    return FileUpdate.plan(yaml, folder, drafts(tables), table -> true);
  }

  private static FoundTable orders(String id, String freight) {
    return table(
        "public.orders",
        "order_id",
        "order_id " + id,
        "freight numeric(" + freight + ")",
        "placed date");
  }
}
