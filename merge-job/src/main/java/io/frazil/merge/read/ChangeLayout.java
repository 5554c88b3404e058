package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.table.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The columns that a table's change files may hold. In a headerless CSV file they stand in this
 * order: Op, timestamp column, columns (as {@code positions} say), added columns, before images of
 * the key columns in the order of {@code positions}; the Op is there as the settings say, and a file
 * older than a transformation rule ends before the columns of that rule. Files with names (header,
 * Parquet) are read by name.
 *
 * @param columns of the table: the source's in source order, then those that files brought
 * @param key names of the key columns, in key order, each one of {@code columns}
 * @param positions names of the columns that a headerless file holds, in file order
 * @param drift whether the table takes wider types than those of {@code columns}
 */
public record ChangeLayout(
    S3Settings settings,
    List<Column> columns,
    List<String> key,
    AddedColumns added,
    List<String> positions,
    DriftPolicy drift)
    implements Serializable {

  /** A layout whose headerless files hold every column, of a table that stops at drift. */
  public ChangeLayout(
      S3Settings settings, List<Column> columns, List<String> key, AddedColumns added) {
    this(
        settings,
        columns,
        key,
        added,
        columns.stream().map(Column::name).toList(),
        DriftPolicy.STOP);
  }

  public ChangeLayout {
    requireNonNull(settings, "settings is null");
    requireNonNull(added, "added is null");
    requireNonNull(drift, "drift is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    positions = List.copyOf(positions);
  }
}
