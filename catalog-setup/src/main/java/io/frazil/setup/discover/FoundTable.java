package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.SourceTable;
import java.util.List;

/**
 * A table found in the source.
 *
 * @param columns in source order
 * @param key the primary key's columns in key order; empty when there is none
 */
public record FoundTable(SourceTable name, List<SourceColumn> columns, List<String> key) {

  public FoundTable {
    requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }
}
