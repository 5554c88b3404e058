package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.SourceTable;
import java.util.List;

/**
 * A table found in the source.
 *
 * @param columns in source order
 * @param key the primary key's columns in key order; empty when there is none
 * @param remark what DMS may get wrong of it, a sentence; empty when nothing is known
 */
public record FoundTable(
    SourceTable name, List<SourceColumn> columns, List<String> key, String remark) {

  /** A table of which nothing more is known. */
  public FoundTable(SourceTable name, List<SourceColumn> columns, List<String> key) {
    this(name, columns, key, "");
  }

  public FoundTable {
    requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    requireNonNull(remark, "remark is null");
  }
}
