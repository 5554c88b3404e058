package io.frazil.replicator.layout;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.source.DmsType;

/**
 * A column of a change file.
 *
 * @param required whether Parquet declares it so; DMS does of the timestamp column alone
 */
public record FileColumn(String name, DmsType type, boolean required) {

  public FileColumn {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
  }
}
