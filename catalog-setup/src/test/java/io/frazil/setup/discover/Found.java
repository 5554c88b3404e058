package io.frazil.setup.discover;

import io.frazil.model.pipeline.SourceTable;
import java.sql.JDBCType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of PostgreSQL as a database describes them. */
final class Found {

  private Found() {}

  /**
   * @param key names, separated by commas; empty for none
   * @param columns as in {@code order_id integer}, or {@code order id|integer}
   */
  static FoundTable table(String name, String key, String... columns) {
    List<SourceColumn> found = new ArrayList<>();
    for (String column : columns) {
      int blank = column.contains("|") ? column.indexOf('|') : column.indexOf(' ');
      found.add(
          new SourceColumn(
              column.substring(0, blank), column.substring(blank + 1), JDBCType.OTHER));
    }
    int dot = name.indexOf('.');
    return new FoundTable(
        new SourceTable(name.substring(0, dot), name.substring(dot + 1)),
        found,
        key.isEmpty() ? List.of() : List.of(key.split(",", -1)));
  }

  /** Drafts without a task's mappings. */
  static Drafts drafts(FoundTable... tables) {
    return new TableDrafter(SourceTypes.POSTGRES, Optional.empty(), Optional.empty())
        .draft(List.of(tables));
  }
}
