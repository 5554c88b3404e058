package io.frazil.model.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** A column of a target table; {@code doc} is empty when there is none. */
public record Column(String name, ColumnType type, String doc) implements Serializable {

  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(doc, "doc is null");
    if (name.isBlank()) {
      throw new IllegalArgumentException("Column name is blank");
    }
  }

  public Column(String name, ColumnType type) {
    this(name, type, "");
  }
}
