package io.frazil.replicator.debezium;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.types.PostgresTypes.Booleans;
import java.util.Set;

/**
 * What of a log is read, and by which names the source knows the reader.
 *
 * @param schemas those whose tables are replicated; empty for all but system schemas
 * @param publication of PostgreSQL
 * @param slot replication slot of PostgreSQL: lower-case letters, digits and underscores
 * @param booleans of PostgreSQL
 */
public record LogOptions(Set<String> schemas, String publication, String slot, Booleans booleans) {

  public LogOptions {
    schemas = Set.copyOf(schemas);
    requireNonNull(booleans, "booleans is null");
    if (publication.isEmpty() || !slot.matches("[a-z0-9_]{1,63}")) {
      throw new IllegalArgumentException(
          "No name of a publication or slot: " + publication + ", " + slot);
    }
  }

  /** Whether tables of a schema are replicated. */
  public boolean replicates(String schema) {
    return schemas.isEmpty() || schemas.contains(schema);
  }
}
