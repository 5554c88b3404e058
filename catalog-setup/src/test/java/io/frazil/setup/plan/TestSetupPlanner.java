package io.frazil.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.table.Column;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.WriteMode;
import io.frazil.setup.Tables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Found is always shop.orders as setup made it, or with the one thing changed that is named. */
class TestSetupPlanner {

  private static final ExistingTable MADE = Tables.made(wanted(Tables.orders()));

  @Test
  void missingTableIsCreated() {
    assertThat(SetupPlanner.plan(wanted(Tables.orders()), Optional.empty()).text())
        .isEqualTo(
            "create shop.orders (5 columns, key order_id, partitioned by month(order_date))\n");
  }

  @Test
  void tableAsMadeIsUnchanged() {
    TablePlan plan = SetupPlanner.plan(wanted(Tables.orders()), Optional.of(MADE));

    assertThat(plan.kind()).isEqualTo(TablePlan.Kind.UNCHANGED);
    assertThat(plan.text()).isEqualTo("unchanged shop.orders\n");
  }

  static Stream<Arguments> acceptedDefinitions() {
    TableDefinition orders = Tables.orders();
    return Stream.of(
        Arguments.of(
            "a new column is added",
            Tables.withColumn(orders, Tables.column("ship_via", "int")),
            """
            evolve shop.orders
              add column ship_via int
            """),
        Arguments.of(
            "int becomes long",
            Tables.retyped(orders, "order_id", "long"),
            """
            evolve shop.orders
              widen column order_id from int to long
            """),
        Arguments.of(
            "a decimal gains precision",
            Tables.retyped(orders, "freight", "decimal(12,2)"),
            """
            evolve shop.orders
              widen column freight from decimal(8,2) to decimal(12,2)
            """),
        Arguments.of(
            "a doc is set",
            Tables.withColumn(
                Tables.without(orders, "customer_id"),
                new Column("customer_id", Tables.column("x", "string").type(), "who ordered")),
            """
            evolve shop.orders
              describe column customer_id as 'who ordered'
            """),
        Arguments.of(
            "an empty doc leaves the table's own",
            Tables.retyped(orders, "note", "string"),
            "unchanged shop.orders\n"),
        Arguments.of(
            "the write mode follows the pipeline file",
            Tables.written(orders, WriteMode.COPY_ON_WRITE),
            """
            evolve shop.orders
              set write.delete.mode to copy-on-write (was merge-on-read)
              set write.merge.mode to copy-on-write (was merge-on-read)
              set write.update.mode to copy-on-write (was merge-on-read)
            """),
        Arguments.of(
            "a property that the pipeline file names is set",
            Tables.withProperties(
                orders,
                Map.of("commit.retry.num-retries", "20", "write.object-storage.enabled", "true")),
            """
            evolve shop.orders
              set commit.retry.num-retries to 20 (was 10)
              set write.object-storage.enabled to true
            """));
  }

  static Stream<Arguments> refusedDefinitions() {
    TableDefinition orders = Tables.orders();
    return Stream.of(
        Arguments.of(
            "a missing column is refused",
            Tables.without(orders, "customer_id"),
            """
            refuse shop.orders
              column customer_id: expected none, found string
                Declare customer_id: string to keep it, or ALTER TABLE shop.orders DROP COLUMN customer_id.
            """),
        Arguments.of(
            "a rename is refused and recognised",
            Tables.withColumn(
                Tables.without(orders, "customer_id"), Tables.column("client_id", "string")),
            """
            refuse shop.orders
              column customer_id: expected none, found string
                Declare customer_id: string to keep it, or ALTER TABLE shop.orders DROP COLUMN customer_id, or, when it was renamed, RENAME COLUMN customer_id TO client_id.
            """),
        Arguments.of(
            "a narrower decimal is refused",
            Tables.retyped(orders, "freight", "decimal(6,2)"),
            """
            refuse shop.orders
              column freight: expected decimal(6,2), found decimal(8,2)
                Declare it as decimal(8,2), or load the table anew under another name.
            """),
        Arguments.of(
            "another key is refused",
            Tables.keyed(orders, "order_id", "customer_id"),
            """
            refuse shop.orders
              key: expected order_id, customer_id, found order_id
                Declare the key the table has, or load the table anew under another name.
            """),
        Arguments.of(
            "another partition spec is refused",
            Tables.partitioned(orders, "bucket(16, order_id)", "day(order_date)"),
            """
            refuse shop.orders
              partition-by: expected bucket(16, order_id), day(order_date), found month(order_date)
                Declare what the table has, or first change it by hand: ALTER TABLE shop.orders ADD PARTITION FIELD or DROP PARTITION FIELD.
            """),
        Arguments.of(
            "a format version asked for is not reached silently",
            Tables.withProperties(orders, Map.of("format-version", "3")),
            """
            refuse shop.orders
              format-version: expected 3, found 2
                ALTER TABLE shop.orders SET TBLPROPERTIES ('format-version' = '3'); a table cannot go back.
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"acceptedDefinitions", "refusedDefinitions"})
  void plansWhatTheDefinitionChanged(String name, TableDefinition definition, String text) {
    assertThat(SetupPlanner.plan(wanted(definition), Optional.of(MADE)).text())
        .as(name)
        .isEqualTo(text);
  }

  static Stream<Arguments> acceptedTables() {
    return Stream.of(
        Arguments.of(
            "a required column that is no key takes nulls",
            new Found().column("customer_id", "string", true),
            """
            evolve shop.orders
              allow nulls in column customer_id
            """),
        Arguments.of(
            "a required key without identifier is declared",
            new Found().key(),
            """
            evolve shop.orders
              declare key order_id
            """),
        Arguments.of(
            "what an operator changed stays",
            new Found().property("commit.retry.num-retries", "4").property("owner", "finance"),
            "unchanged shop.orders\n"),
        Arguments.of(
            "a column that change files brought stays",
            new Found().plus("colour", "string").property("frazil.evolved-columns", "colour"),
            "unchanged shop.orders\n"),
        Arguments.of(
            "a column that change files widened stays wide",
            new Found()
                .column("order_id", "long", true)
                .property("frazil.evolved-columns", "order_id"),
            "unchanged shop.orders\n"),
        Arguments.of(
            "a property the table lacks is set",
            new Found().without("write.merge.isolation-level"),
            """
            evolve shop.orders
              set write.merge.isolation-level to serializable
            """),
        Arguments.of(
            "a table without snapshot gets its first",
            new Found().hasSnapshot(false),
            """
            evolve shop.orders
              add the first, empty snapshot
            """));
  }

  static Stream<Arguments> refusedTables() {
    return Stream.of(
        Arguments.of(
            "a version 3 table is refused",
            new Found().formatVersion(3),
            """
            refuse shop.orders
              format-version: expected 2, found 3
                If every reader of the table can read it, say format-version: 3 under properties; a table cannot go back.
            """),
        Arguments.of(
            "a version 1 table is refused",
            new Found().formatVersion(1),
            """
            refuse shop.orders
              format-version: expected 2, found 1
                ALTER TABLE shop.orders SET TBLPROPERTIES ('format-version' = '2'); a table cannot go back.
            """),
        Arguments.of(
            "a nested type is shown as Iceberg writes it",
            new Found().column("customer_id", "struct<7: a: optional int>", false),
            """
            refuse shop.orders
              column customer_id: expected string, found struct<7: a: optional int>
                Frazil cannot write this type: load the table anew under another name.
            """),
        Arguments.of(
            "a wider type in the table is refused",
            new Found().column("order_id", "long", true),
            """
            refuse shop.orders
              column order_id: expected int, found long
                Declare it as long, or load the table anew under another name.
            """),
        Arguments.of(
            "an optional key cannot be declared",
            new Found().key().column("order_id", "int", false),
            """
            refuse shop.orders
              key: expected order_id, found none
                Declare the key the table has, or load the table anew under another name.
            """),
        Arguments.of(
            "another pipeline's table is refused",
            new Found().property("frazil.pipeline", "sales"),
            """
            refuse shop.orders
              frazil.pipeline: expected shop, found sales
                Two pipelines must not fill one table. If this one takes it over: ALTER TABLE shop.orders UNSET TBLPROPERTIES ('frazil.pipeline').
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"acceptedTables", "refusedTables"})
  void plansWhatTheTableHasChanged(String name, Found found, String text) {
    assertThat(SetupPlanner.plan(wanted(Tables.orders()), Optional.of(found.table())).text())
        .as(name)
        .isEqualTo(text);
  }

  @Test
  void columnThatChangeFilesBroughtKeepsItsType() {
    Found found =
        new Found()
            .column("customer_id", "int", false)
            .property("frazil.evolved-columns", "customer_id");

    assertThat(SetupPlanner.plan(wanted(Tables.orders()), Optional.of(found.table())).text())
        .isEqualTo(
            """
            refuse shop.orders
              column customer_id: expected string, found int
                Declare it as int, or load the table anew under another name.
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4", "two"})
  void onlyFormatVersionsTwoAndThreeCanBeAskedFor(String version) {
    TableDefinition definition =
        Tables.withProperties(Tables.orders(), Map.of("format-version", version));

    assertThat(SetupPlanner.plan(wanted(definition), Optional.empty()).text())
        .isEqualTo(
            """
            refuse shop.orders
              properties: expected format-version 2 or 3, found %s
                Leave format-version out: 2 is what every reader can read.
            """
                .formatted(version));
  }

  @Test
  void wordsOfThePipelineFileWinAtCreation() {
    TableDefinition definition =
        Tables.withProperties(
            Tables.orders(), Map.of("format-version", "3", "commit.retry.num-retries", "20"));

    assertThat(wanted(definition).creationProperties())
        .containsEntry("format-version", "3")
        .containsEntry("commit.retry.num-retries", "20")
        .containsEntry("write.parquet.compression-codec", "zstd");
  }

  @Test
  void unpartitionedTableLeavesTheDistributionToSpark() {
    assertThat(wanted(Tables.partitioned(Tables.orders())).creationProperties())
        .doesNotContainKey("write.distribution-mode");
  }

  private static WantedTable wanted(TableDefinition definition) {
    return new WantedTable(definition, "shop", "public.orders", WantedTable.Readers.ANY);
  }

  /** The table as made, with changes. */
  private static final class Found {

    private List<ExistingColumn> columns = MADE.columns();
    private List<String> key = List.copyOf(MADE.key());
    private final Map<String, String> properties = new TreeMap<>(MADE.properties());
    private int formatVersion = MADE.formatVersion();
    private boolean hasSnapshot = true;

    Found column(String name, String type, boolean required) {
      columns =
          columns.stream()
              .map(
                  old ->
                      old.name().equals(name) ? new ExistingColumn(name, type, "", required) : old)
              .toList();
      return this;
    }

    Found plus(String name, String type) {
      columns = new ArrayList<>(columns);
      columns.add(new ExistingColumn(name, type, "", false));
      return this;
    }

    Found key(String... names) {
      key = List.of(names);
      return this;
    }

    Found property(String name, String value) {
      properties.put(name, value);
      return this;
    }

    Found without(String property) {
      properties.remove(property);
      return this;
    }

    Found formatVersion(int version) {
      formatVersion = version;
      return this;
    }

    Found hasSnapshot(boolean has) {
      hasSnapshot = has;
      return this;
    }

    ExistingTable table() {
      return new ExistingTable(
          columns,
          new HashSet<>(key),
          MADE.partitions(),
          MADE.sortOrder(),
          properties,
          formatVersion,
          MADE.location(),
          hasSnapshot);
    }
  }
}
