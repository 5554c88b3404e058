package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.pipeline.SourceTable;
import java.util.Map;

/**
 * A source table under the names DMS gives it.
 *
 * @param folder where DMS writes it
 * @param columns names in files by names in the source, in source order; a column DMS leaves out is
 *     not in it
 * @param added what the task adds to its rows
 */
record MappedTable(SourceTable folder, Map<String, String> columns, AddedColumns added) {

  MappedTable {
    requireNonNull(folder, "folder is null");
    requireNonNull(columns, "columns is null");
    requireNonNull(added, "added is null");
  }
}
