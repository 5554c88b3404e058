package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

/** A column of a source table, by its name in the source. */
public record SourceColumn(String name, DmsType type) {

  public SourceColumn {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }
}
