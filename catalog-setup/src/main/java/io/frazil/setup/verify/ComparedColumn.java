package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;

/**
 * A column that both sides have.
 *
 * @param name in the table
 * @param sourceName in the source
 * @param type which values of both are compared as
 * @param sourceType as the source spells it
 */
public record ComparedColumn(String name, String sourceName, ColumnType type, String sourceType) {

  public ComparedColumn {
    requireNonNull(name, "name is null");
    requireNonNull(sourceName, "sourceName is null");
    requireNonNull(type, "type is null");
    requireNonNull(sourceType, "sourceType is null");
  }
}
