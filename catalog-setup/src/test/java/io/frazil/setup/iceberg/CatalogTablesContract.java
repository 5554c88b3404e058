package io.frazil.setup.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.setup.SetupReport;
import io.frazil.setup.SetupRun;
import io.frazil.setup.Tables;
import io.frazil.setup.plan.ExistingTable;
import io.frazil.setup.plan.WantedTable;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every catalog must do; the subclass says only which catalog it is. */
abstract class CatalogTablesContract {

  private static final TableIdentifier ORDERS = TableIdentifier.of("shop", "orders");

  @TempDir private Path scratch;
  private OpenCatalog catalog;
  private IcebergTables tables;
  private SetupRun setup;

  abstract CatalogConfig config(Path warehouse);

  @BeforeEach
  void open() {
    catalog = IcebergCatalogs.open(config(scratch.resolve("warehouse")));
    tables = new IcebergTables(catalog, "1.2.3");
    setup = new SetupRun(tables);
  }

  @AfterEach
  void close() {
    catalog.close();
  }

  @Test
  void createsTheTableAsDeclared() {
    assertThat(apply(Tables.orders()).text())
        .isEqualTo(
            "create shop.orders (5 columns, key order_id, partitioned by month(order_date))\n");

    Table table = orders();
    assertThat(table.schema().asStruct().fields())
        .containsExactly(
            Types.NestedField.required(1, "order_id", Types.IntegerType.get()),
            Types.NestedField.optional(2, "customer_id", Types.StringType.get()),
            Types.NestedField.optional(3, "freight", Types.DecimalType.of(8, 2)),
            Types.NestedField.optional(4, "order_date", Types.DateType.get()),
            Types.NestedField.optional(5, "note", Types.StringType.get(), "free text"));
    ExistingTable found = tables.find(Tables.ORDERS).orElseThrow();
    assertThat(found.key()).containsExactly("order_id");
    assertThat(found.partitions()).containsExactly("month(order_date)");
    assertThat(found.sortOrder()).containsExactly("order_id asc nulls first");
    assertThat(found.formatVersion()).isEqualTo(2);
    assertThat(found.location()).endsWith("/warehouse/shop/orders");
  }

  @Test
  void createsTheTableWithItsProperties() {
    apply(Tables.orders());

    assertThat(orders().properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("commit.retry.num-retries", "10"),
                Map.entry("frazil.pipeline", "shop"),
                Map.entry("frazil.source", "public.orders"),
                Map.entry("history.expire.max-snapshot-age-ms", "432000000"),
                Map.entry("history.expire.min-snapshots-to-keep", "10"),
                Map.entry("write.delete.isolation-level", "serializable"),
                Map.entry("write.delete.mode", "merge-on-read"),
                Map.entry("write.distribution-mode", "hash"),
                Map.entry("write.format.default", "parquet"),
                Map.entry("write.merge.distribution-mode", "none"),
                Map.entry("write.merge.isolation-level", "serializable"),
                Map.entry("write.merge.mode", "merge-on-read"),
                Map.entry("write.metadata.delete-after-commit.enabled", "true"),
                Map.entry("write.metadata.previous-versions-max", "50"),
                Map.entry("write.parquet.compression-codec", "zstd"),
                Map.entry("write.target-file-size-bytes", "134217728"),
                Map.entry("write.update.isolation-level", "serializable"),
                Map.entry("write.update.mode", "merge-on-read")));
  }

  @Test
  void startsWithAnEmptySnapshot() {
    apply(Tables.orders());

    Snapshot first = orders().currentSnapshot();
    assertThat(first.parentId()).isNull();
    assertThat(first.summary())
        .containsEntry("frazil.setup", "1.2.3")
        .containsEntry("total-records", "0")
        .containsEntry("total-data-files", "0");
    assertThat(orders().snapshots()).hasSize(1);
  }

  @Test
  void secondRunChangesNothing() {
    apply(Tables.orders());
    long snapshot = orders().currentSnapshot().snapshotId();

    assertThat(apply(Tables.orders()).text()).isEqualTo("unchanged shop.orders\n");
    assertThat(orders().currentSnapshot().snapshotId()).isEqualTo(snapshot);
  }

  @Test
  void dryRunChangesNothing() {
    assertThat(setup.plan(Tables.pipeline(Tables.orders())).text())
        .startsWith("create shop.orders");

    assertThat(tables.find(Tables.ORDERS)).isEmpty();
  }

  @Test
  void addsColumnsAndWidensTypesInOneCommit() {
    apply(Tables.orders());
    TableDefinition wanted =
        Tables.withColumn(
            Tables.retyped(
                Tables.retyped(Tables.orders(), "order_id", "long"), "freight", "decimal(10,2)"),
            Tables.column("ship_via", "int"));

    assertThat(apply(wanted).text())
        .isEqualTo(
            """
            evolve shop.orders
              widen column order_id from int to long
              widen column freight from decimal(8,2) to decimal(10,2)
              add column ship_via int
            """);
    assertThat(orders().schema().asStruct().fields())
        .containsExactly(
            Types.NestedField.required(1, "order_id", Types.LongType.get()),
            Types.NestedField.optional(2, "customer_id", Types.StringType.get()),
            Types.NestedField.optional(3, "freight", Types.DecimalType.of(10, 2)),
            Types.NestedField.optional(4, "order_date", Types.DateType.get()),
            Types.NestedField.optional(5, "note", Types.StringType.get(), "free text"),
            Types.NestedField.optional(6, "ship_via", Types.IntegerType.get()));
    assertThat(apply(wanted).text()).isEqualTo("unchanged shop.orders\n");
  }

  @Test
  void refusedTableDoesNotStopTheNext() {
    apply(Tables.orders());
    TableDefinition items = Tables.named(Tables.orders(), TableName.parse("shop.items"));

    SetupReport report =
        setup.apply(Tables.pipeline(Tables.retyped(Tables.orders(), "freight", "int"), items));

    assertThat(report.text())
        .isEqualTo(
            """
            refuse shop.orders
              column freight: expected int, found decimal(8,2)
                Declare it as decimal(8,2), or load the table anew under another name.
            create shop.items (5 columns, key order_id, partitioned by month(order_date))
            """);
    assertThat(report.failures())
        .singleElement()
        .extracting(FrazilException::kind)
        .isEqualTo(FailureKind.CONFIGURATION);
    assertThat(tables.find(items.name())).isPresent();
    assertThat(orders().schema().findType("freight")).isEqualTo(Types.DecimalType.of(8, 2));
  }

  @Test
  void leavesWhatAnOperatorChanged() {
    apply(Tables.orders());
    orders()
        .updateProperties()
        .set("write.target-file-size-bytes", "1048576")
        .set("owner", "finance")
        .commit();

    assertThat(apply(Tables.orders()).text()).isEqualTo("unchanged shop.orders\n");
  }

  @Test
  void createOfAnExistingTableSaysSo() {
    apply(Tables.orders());

    assertThat(
            tables.create(
                new WantedTable(Tables.orders(), "shop", "public.orders", WantedTable.Readers.ANY)))
        .isFalse();
    assertThat(orders().snapshots()).hasSize(1);
  }

  @Test
  void wrongPropertyIsNamedAsConfiguration() {
    SetupReport report =
        apply(Tables.withProperties(Tables.orders(), Map.of("commit.retry.num-retries", "many")));

    assertThat(report.failures())
        .singleElement()
        .extracting(FrazilException::kind)
        .isEqualTo(FailureKind.CONFIGURATION);
    assertThat(report.text())
        .contains("Cannot create table shop.orders: ", "commit.retry.num-retries");
  }

  @Test
  void mendsATableWithoutKeyAndSnapshot() {
    tables.createNamespace("shop");
    TableDefinition definition = Tables.orders();
    catalog
        .catalog()
        .buildTable(ORDERS, new Schema(IcebergShapes.schema(definition).columns()))
        .withPartitionSpec(IcebergShapes.partitions(definition, IcebergShapes.schema(definition)))
        .create();

    assertThat(apply(definition).text())
        .contains("evolve shop.orders\n  declare key order_id\n")
        .endsWith("  add the first, empty snapshot\n");
    assertThat(orders().schema().identifierFieldNames()).containsExactly("order_id");
    assertThat(orders().currentSnapshot().summary()).containsEntry("frazil.setup", "1.2.3");
  }

  private SetupReport apply(TableDefinition definition) {
    return setup.apply(Tables.pipeline(definition));
  }

  private Table orders() {
    return catalog.catalog().loadTable(ORDERS);
  }
}
