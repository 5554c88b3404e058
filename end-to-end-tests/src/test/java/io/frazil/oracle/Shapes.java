package io.frazil.oracle;

import io.frazil.oracle.OracleTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables of every shape a source has. */
final class Shapes {

  private static final int WIDE = 80;

  static final OracleTable ORDERS =
      table(
          "orders",
          "id",
          column("id", ValueKind.BIGINT),
          column("customer", ValueKind.VARCHAR),
          column("total", ValueKind.MONEY),
          column("placed", ValueKind.TIMESTAMP),
          column("note", ValueKind.TEXT));

  /** The key is neither first nor in column order. */
  static final OracleTable LINES =
      table(
          "order_lines",
          "line,order_id",
          column("sku", ValueKind.VARCHAR),
          column("order_id", ValueKind.BIGINT),
          column("quantity", ValueKind.INTEGER),
          column("line", ValueKind.SMALLINT));

  /** Updates often leave its labels as they are; its old rows are logged whole. */
  static final OracleTable TEXT_KEY =
      table(
          "codes",
          "code",
          column("code", ValueKind.VARCHAR),
          column("label", ValueKind.LONG_TEXT),
          column("rank", ValueKind.INTEGER));

  static final OracleTable UUID_KEY =
      table(
          "devices",
          "device",
          column("device", ValueKind.UUID),
          column("seen", ValueKind.TIMESTAMPTZ),
          column("state", ValueKind.VARCHAR));

  /** Its rows move from key to key, in chains and swaps. */
  static final OracleTable SEATS =
      table(
          "seats",
          "tier,seat",
          column("tier", ValueKind.INTEGER),
          column("seat", ValueKind.INTEGER),
          column("guest", ValueKind.VARCHAR));

  /** A handful of rows that every transaction wants. */
  static final OracleTable COUNTERS =
      table(
          "counters",
          "name",
          column("name", ValueKind.INTEGER),
          column("hits", ValueKind.BIGINT),
          column("last", ValueKind.TEXT));

  static final OracleTable ALL_TYPES = allTypes();

  static final OracleTable WIDE_TABLE = wide();

  /** Written to beside them; without a key there is nothing to merge it by. */
  static final OracleTable KEYLESS =
      new OracleTable(
          "journal",
          List.of(column("at", ValueKind.TIMESTAMP), column("text", ValueKind.VARCHAR)),
          List.of());

  /** Those that Frazil keeps. */
  static final List<OracleTable> MIRRORED =
      List.of(ORDERS, LINES, TEXT_KEY, UUID_KEY, SEATS, COUNTERS, ALL_TYPES, WIDE_TABLE);

  private Shapes() {}

  private static OracleTable allTypes() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("id", ValueKind.BIGINT));
    for (ValueKind kind : ValueKind.values()) {
      if (kind != ValueKind.LONG_TEXT) { // its old rows do not hold them
        columns.add(column("a_" + kind.name().toLowerCase(Locale.ROOT), kind));
      }
    }
    return new OracleTable("all_types", columns, List.of("id"));
  }

  private static OracleTable wide() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("id", ValueKind.INTEGER));
    for (int i = 1; i < WIDE; i++) {
      columns.add(column("c" + i, i % 3 == 0 ? ValueKind.TEXT : ValueKind.INTEGER));
    }
    return new OracleTable("wide", columns, List.of("id"));
  }

  private static OracleTable table(String name, String key, Column... columns) {
    return new OracleTable(name, List.of(columns), Stream.of(key.split(",", -1)).toList());
  }

  private static Column column(String name, ValueKind kind) {
    return new Column(name, kind);
  }
}
