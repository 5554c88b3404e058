package io.frazil.replicator.conformance;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The source tables of the cases, and changes of their rows. */
final class CaseTable {

  static final SourceTable ITEMS = of("items", "id", "id INT8", "name STRING", "price INT4");
  static final SourceTable TAGGED =
      of("items", "id", "id INT8", "name STRING", "price INT4", "tag STRING");

  /** Its key is in another order than its columns. */
  static final SourceTable SEATS =
      of("seats", "seat,tier", "guest STRING", "tier INT4", "seat INT4");

  static final SourceTable TEXTS =
      of("texts", "id", "id INT4", "text STRING", "day DATE", "moment DATETIME", "weight REAL4");

  private CaseTable() {}

  /**
   * A table of schema {@code public}.
   *
   * @param key names of the key columns, separated by commas
   * @param columns each {@code name KIND}
   */
  static SourceTable of(String name, String key, String... columns) {
    List<SourceColumn> parsed =
        Stream.of(columns)
            .map(column -> column.split(" ", 2))
            .map(part -> new SourceColumn(part[0], DmsType.of(DmsType.Kind.valueOf(part[1]))))
            .toList();
    return new SourceTable(new TableId("public", name), parsed, List.of(key.split(",", -1)));
  }

  static SourceRow row(Object... values) {
    return new SourceRow(Arrays.asList(values));
  }

  /** Three rows that a full load of {@link #ITEMS} finds. */
  static void three(CaseRun run) {
    run.loaded(1L, "one", 10);
    run.loaded(2L, "two", 20);
    run.loaded(3L, "three", 30);
  }

  static SourceChange insert(Object... values) {
    return SourceChange.insert(ITEMS, row(values));
  }

  /** An update that keeps the key. */
  static SourceChange update(Object... values) {
    return SourceChange.update(ITEMS, Optional.empty(), row(values));
  }

  /** A delete as PostgreSQL logs it: the key, and nothing else. */
  static SourceChange delete(long id) {
    return SourceChange.delete(ITEMS, row(id, Unlogged.VALUE, Unlogged.VALUE));
  }

  /**
   * A line of a headerless CDC file of {@link #ITEMS} under recommended settings, as of 10:34.
   *
   * @param fields of the source's columns
   */
  static String line(String op, String fields, int counter) {
    return String.format(
        Locale.ROOT,
        "%s,2024-06-12 10:34:00.000000,%s,2024061210340000%019d,\n",
        op,
        fields,
        counter);
  }

  /** A line of a headerless full-load file under recommended settings. */
  static String loadLine(String fields) {
    return "I,2024-06-12 10:28:17.798779," + fields + ",,\n";
  }
}
