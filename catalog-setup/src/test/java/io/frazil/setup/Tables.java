package io.frazil.setup;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.CatalogConfig;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import io.frazil.setup.plan.ExistingColumn;
import io.frazil.setup.plan.ExistingTable;
import io.frazil.setup.plan.WantedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Definitions, pipelines and catalogs to test with. */
public final class Tables {

  public static final TableName ORDERS = TableName.parse("shop.orders");

  private Tables() {}

  /** shop.orders: order_id, customer_id, freight, order_date, note; by month. */
  public static TableDefinition orders() {
    return new TableDefinition(
        ORDERS,
        List.of(
            column("order_id", "int"),
            column("customer_id", "string"),
            column("freight", "decimal(8,2)"),
            column("order_date", "date"),
            new Column("note", ColumnType.of(ColumnType.Kind.STRING), "free text")),
        List.of("order_id"),
        List.of(PartitionField.parse("month(order_date)").orElseThrow()),
        WriteMode.MERGE_ON_READ,
        Map.of());
  }

  public static TableDefinition withColumn(TableDefinition table, Column added) {
    List<Column> columns = new ArrayList<>(table.columns());
    columns.add(added);
    return withColumns(table, columns);
  }

  public static TableDefinition retyped(TableDefinition table, String name, String type) {
    return withColumns(
        table,
        table.columns().stream()
            .map(old -> old.name().equals(name) ? column(name, type) : old)
            .toList());
  }

  public static TableDefinition without(TableDefinition table, String name) {
    return withColumns(
        table, table.columns().stream().filter(old -> !old.name().equals(name)).toList());
  }

  private static TableDefinition withColumns(TableDefinition table, List<Column> columns) {
    return new TableDefinition(
        table.name(),
        columns,
        table.key(),
        table.partitions(),
        table.writeMode(),
        table.properties());
  }

  public static TableDefinition withProperties(
      TableDefinition table, Map<String, String> properties) {
    return new TableDefinition(
        table.name(),
        table.columns(),
        table.key(),
        table.partitions(),
        table.writeMode(),
        properties);
  }

  /** The same table with another key. */
  public static TableDefinition keyed(TableDefinition table, String... key) {
    return new TableDefinition(
        table.name(),
        table.columns(),
        List.of(key),
        table.partitions(),
        table.writeMode(),
        table.properties());
  }

  /** The same table with another partition spec. */
  public static TableDefinition partitioned(TableDefinition table, String... fields) {
    return new TableDefinition(
        table.name(),
        table.columns(),
        table.key(),
        Arrays.stream(fields).map(text -> PartitionField.parse(text).orElseThrow()).toList(),
        table.writeMode(),
        table.properties());
  }

  /** The same table in another write mode. */
  public static TableDefinition written(TableDefinition table, WriteMode mode) {
    return new TableDefinition(
        table.name(), table.columns(), table.key(), table.partitions(), mode, table.properties());
  }

  public static TableDefinition named(TableDefinition table, TableName name) {
    return new TableDefinition(
        name,
        table.columns(),
        table.key(),
        table.partitions(),
        table.writeMode(),
        table.properties());
  }

  /** What a catalog holds once it has made the table. */
  public static ExistingTable made(WantedTable wanted) {
    TableDefinition definition = wanted.definition();
    Map<String, String> properties = new TreeMap<>(wanted.creationProperties());
    properties.remove("format-version");
    return new ExistingTable(
        definition.columns().stream()
            .map(column -> made(column, definition.key().contains(column.name())))
            .toList(),
        new HashSet<>(definition.key()),
        definition.partitions().stream().map(PartitionField::toString).toList(),
        definition.key().stream().map(name -> name + " asc nulls first").toList(),
        properties,
        2,
        "/warehouse/" + wanted.name(),
        true);
  }

  private static ExistingColumn made(Column column, boolean required) {
    return new ExistingColumn(column.name(), column.type().toString(), column.doc(), required);
  }

  public static Column column(String name, String type) {
    return new Column(name, ColumnType.parse(type).orElseThrow());
  }

  public static Pipeline pipeline(TableDefinition... tables) {
    List<PipelineTable> list = new ArrayList<>();
    for (TableDefinition table : tables) {
      list.add(
          new PipelineTable(
              new SourceTable("public", table.name().name()),
              table,
              AddedColumns.NONE,
              MergePolicy.DEFAULT));
    }
    CatalogConfig unused = catalog(CatalogConfig.Type.JDBC, Path.of("/unused"), Map.of());
    return new Pipeline("shop", new Location("/landing"), S3Settings.DEFAULT, unused, list);
  }

  public static CatalogConfig catalog(
      CatalogConfig.Type type, Path warehouse, Map<String, String> properties) {
    return new CatalogConfig("lake", type, new Location(warehouse.toString()), properties);
  }
}
