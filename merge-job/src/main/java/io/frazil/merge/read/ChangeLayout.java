package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.DeclaredLayout;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import java.io.Serializable;
import java.util.List;

/**
 * The columns that a table's change files may hold. In a headerless CSV file they stand in this
 * order: Op, timestamp column, columns (as their {@link DeclaredLayout} says), added columns,
 * before images of the key columns in the order of those; the Op is there as the settings say, and
 * a file older than a transformation rule ends before the columns of that rule. Rows of a stream
 * have the table's name and its schema's besides ({@link StreamFields}). Files with names (header,
 * Parquet) are read by name.
 *
 * @param source whose rows are read of a file that holds those of all tables
 * @param columns of the table: the source's in source order, then those that files brought
 * @param key names of the key columns, in key order, each one of {@code columns}
 * @param added behind them in files that name their columns
 * @param layouts of files that do not, oldest first
 * @param drift whether the table takes wider types than those of {@code columns}
 */
public record ChangeLayout(
    S3Settings settings,
    SourceTable source,
    List<Column> columns,
    List<String> key,
    AddedColumns added,
    List<DeclaredLayout> layouts,
    DriftPolicy drift)
    implements Serializable {

  /** A layout whose headerless files hold every column, of a table that stops at drift. */
  public ChangeLayout(
      S3Settings settings,
      SourceTable source,
      List<Column> columns,
      List<String> key,
      AddedColumns added) {
    this(
        settings,
        source,
        columns,
        key,
        added,
        List.of(new DeclaredLayout("", columns.stream().map(Column::name).toList(), added, false)),
        DriftPolicy.STOP);
  }

  public ChangeLayout {
    requireNonNull(settings, "settings is null");
    requireNonNull(source, "source is null");
    requireNonNull(added, "added is null");
    requireNonNull(drift, "drift is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    layouts = List.copyOf(layouts);
    if (layouts.isEmpty()) {
      throw new IllegalArgumentException("There is no layout");
    }
  }
}
