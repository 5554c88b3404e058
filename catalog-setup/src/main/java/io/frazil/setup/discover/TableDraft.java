package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableName;
import java.util.List;

/**
 * A table's definition, as far as it can be told.
 *
 * @param origin the table in the source database; for files, their folder
 * @param folder as DMS names it
 * @param key empty when it must be filled in
 * @param notes about the table as a whole
 */
public record TableDraft(
    SourceTable origin,
    SourceTable folder,
    TableName target,
    List<Column> columns,
    List<String> key,
    AddedColumns added,
    List<String> notes) {

  /**
   * A column of it.
   *
   * @param origin its name in the source
   * @param name its name in the table
   * @param note what to know of its values; empty when nothing
   */
  public record Column(String origin, String name, ColumnType type, String note) {

    public Column {
      requireNonNull(origin, "origin is null");
      requireNonNull(name, "name is null");
      requireNonNull(type, "type is null");
      requireNonNull(note, "note is null");
    }
  }

  public TableDraft {
    requireNonNull(origin, "origin is null");
    requireNonNull(folder, "folder is null");
    requireNonNull(target, "target is null");
    requireNonNull(added, "added is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    notes = List.copyOf(notes);
  }
}
