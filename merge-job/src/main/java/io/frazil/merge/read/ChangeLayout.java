package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.table.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The columns that a table's change files may hold. In a headerless CSV file they stand in this
 * order: Op, timestamp column, columns, added columns, before images of the key columns in the
 * order of {@code columns}; the Op is there as the settings say, and a file older than a
 * transformation rule ends before the columns of that rule. Files with names (header, Parquet) are
 * read by name.
 *
 * @param columns the source's columns, in source order
 * @param key names of the key columns, in key order, each one of {@code columns}
 */
public record ChangeLayout(
    S3Settings settings, List<Column> columns, List<String> key, AddedColumns added)
    implements Serializable {

  public ChangeLayout {
    requireNonNull(settings, "settings is null");
    requireNonNull(added, "added is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
