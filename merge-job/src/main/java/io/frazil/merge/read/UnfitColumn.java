package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;
import java.util.Optional;

/**
 * A column of a change file that the layout does not fit.
 *
 * @param name in the file's own spelling
 * @param column the layout's column whose type does not fit; empty text when the layout knows none
 *     of that name
 * @param type what a column must be to hold every value of it; empty when no column could
 * @param found what stands in the file, for a person
 */
public record UnfitColumn(String name, String column, Optional<ColumnType> type, String found) {

  public UnfitColumn {
    requireNonNull(name, "name is null");
    requireNonNull(column, "column is null");
    requireNonNull(type, "type is null");
    requireNonNull(found, "found is null");
  }

  /** Whether the layout knows no column of that name. */
  public boolean isNew() {
    return column.isEmpty();
  }
}
