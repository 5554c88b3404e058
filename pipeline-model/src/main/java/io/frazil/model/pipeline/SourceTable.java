package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/** The folder pair DMS writes a table to: schema (a database for MySQL) and table. */
public record SourceTable(String schema, String table) implements Serializable {

  public SourceTable {
    requireNonNull(schema, "schema is null");
    requireNonNull(table, "table is null");
    if (schema.isBlank() || table.isBlank()) {
      throw new IllegalArgumentException(
          "Source must read schema.table, got '" + schema + "." + table + "'");
    }
  }

  /** Path of the table's folder below the landing location. */
  public String folder() {
    return schema + "/" + table;
  }

  @Override
  public String toString() {
    return schema + "." + table;
  }
}
