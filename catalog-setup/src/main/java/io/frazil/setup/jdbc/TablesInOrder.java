package io.frazil.setup.jdbc;

import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Columns and key parts as they are read, one after the other, gathered into tables. */
final class TablesInOrder {

  private final Map<SourceTable, List<SourceColumn>> columns =
      new TreeMap<>(Comparator.comparing(SourceTable::schema).thenComparing(SourceTable::table));
  private final Map<SourceTable, List<String>> keys =
      new TreeMap<>(Comparator.comparing(SourceTable::schema).thenComparing(SourceTable::table));
  private final Map<SourceTable, String> remarks =
      new TreeMap<>(Comparator.comparing(SourceTable::schema).thenComparing(SourceTable::table));

  /** Columns of a table come in source order. */
  void column(SourceTable table, SourceColumn column) {
    columns.computeIfAbsent(table, none -> new ArrayList<>()).add(column);
  }

  /** Key parts of a table come in key order. */
  void keyPart(SourceTable table, String column) {
    keys.computeIfAbsent(table, none -> new ArrayList<>()).add(column);
  }

  /** What DMS may get wrong of a table. */
  void remark(SourceTable table, String remark) {
    remarks.put(table, remark);
  }

  List<FoundTable> tables() {
    List<FoundTable> tables = new ArrayList<>();
    columns.forEach(
        (name, list) ->
            tables.add(
                new FoundTable(
                    name,
                    list,
                    keys.getOrDefault(name, List.of()),
                    remarks.getOrDefault(name, ""))));
    return tables;
  }
}
