package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;
import java.util.Optional;

/**
 * A column of a table found in the catalog.
 *
 * @param type the type in Iceberg's own spelling, which may be one Frazil cannot write
 * @param doc empty when there is none
 * @param required whether the column takes no nulls
 */
public record ExistingColumn(String name, String type, String doc, boolean required) {

  public ExistingColumn {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(doc, "doc is null");
  }

  /** The type, when it is one that Frazil can write. */
  public Optional<ColumnType> columnType() {
    return ColumnType.parse(type);
  }

  /** The type as the pipeline file would spell it, or else Iceberg's text. */
  public String typeText() {
    return columnType().map(ColumnType::toString).orElse(type);
  }
}
