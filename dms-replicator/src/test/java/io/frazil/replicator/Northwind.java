package io.frazil.replicator;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.BeforeImage;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.WritingSettings;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The tables of real DMS files of 2024, and the settings their task had. */
public final class Northwind {

  public static final SourceTable ORDER_DETAILS =
      table(
          "order_details",
          List.of("order_id", "product_id"),
          column("order_id", DmsType.of(Kind.INT2)),
          column("product_id", DmsType.of(Kind.INT2)),
          column("unit_price", DmsType.of(Kind.REAL4)),
          column("quantity", DmsType.of(Kind.INT2)),
          column("discount", DmsType.of(Kind.REAL4)));

  public static final SourceTable CUSTOMERS =
      table(
          "customers",
          List.of("customer_id"),
          column("customer_id", new DmsType(Kind.STRING, 5, 0)),
          column("name", new DmsType(Kind.STRING, 40, 0)),
          column("notes", DmsType.of(Kind.NCLOB)));

  private static final Locator ALL = new Locator("public", "%", "%");

  public static final MappingRule SELECTION =
      new MappingRule("selection", "", "include", ALL, "", "", BeforeImage.NONE, false);
  public static final MappingRule CHANGE_SEQUENCE = addColumn("transact_seq", "$AR_H_CHANGE_SEQ");
  public static final MappingRule BEFORE_IMAGE =
      new MappingRule(
          "transformation",
          "column",
          "add-before-image-columns",
          ALL,
          "",
          "",
          new BeforeImage("before_", "", "pk-only"),
          false);

  private Northwind() {}

  /** A rule that adds a column to every table. */
  public static MappingRule addColumn(String name, String expression) {
    return new MappingRule(
        "transformation", "column", "add-column", ALL, name, expression, BeforeImage.NONE, false);
  }

  public static SourceTable table(String name, List<String> key, SourceColumn... columns) {
    return new SourceTable(new TableId("public", name), List.of(columns), key);
  }

  public static SourceColumn column(String name, DmsType type) {
    return new SourceColumn(name, type);
  }

  public static SourceRow row(Object... values) {
    return new SourceRow(Arrays.asList(values));
  }

  /** A row as PostgreSQL logs it of a delete: its key, two columns, and nothing else. */
  public static SourceRow keyOf(int orderId, int productId) {
    return row(orderId, productId, Unlogged.VALUE, Unlogged.VALUE, Unlogged.VALUE);
  }

  /** CSV with Op in both kinds of file, a timestamp column and a change sequence. */
  public static ReplicationSettings settings(MappingRule... more) {
    List<MappingRule> rules = new ArrayList<>(List.of(SELECTION, CHANGE_SEQUENCE));
    rules.addAll(List.of(more));
    return new ReplicationSettings(
        endpoint(DataFormat.CSV, CsvFormat.DEFAULT),
        WritingSettings.DEFAULT,
        new TableMappings(rules),
        TaskSettings.DEFAULT,
        Set.of());
  }

  public static S3Settings endpoint(DataFormat format, CsvFormat csv) {
    return new S3Settings(format, csv, true, false, "dms_ts", DatePartitions.NONE);
  }

  /** The same settings with another endpoint. */
  public static ReplicationSettings with(ReplicationSettings settings, S3Settings endpoint) {
    return settings.with(endpoint);
  }

  /** The same settings with forms chosen. */
  public static ReplicationSettings with(ReplicationSettings settings, Form... forms) {
    return new ReplicationSettings(
        settings.endpoint(),
        settings.writing(),
        settings.mappings(),
        settings.task(),
        Set.of(forms));
  }

  /** The same settings with others of a writer's. */
  public static ReplicationSettings with(ReplicationSettings settings, WritingSettings writing) {
    return new ReplicationSettings(
        settings.endpoint(), writing, settings.mappings(), settings.task(), settings.forms());
  }

  /** The same settings with other task settings. */
  public static ReplicationSettings with(ReplicationSettings settings, TaskSettings task) {
    return new ReplicationSettings(
        settings.endpoint(), settings.writing(), settings.mappings(), task, settings.forms());
  }
}
