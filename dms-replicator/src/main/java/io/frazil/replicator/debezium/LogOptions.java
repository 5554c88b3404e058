package io.frazil.replicator.debezium;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.types.PostgresTypes.Booleans;
import java.util.function.Predicate;

/**
 * What of a log is read, and by which names the source knows the reader.
 *
 * @param tables those that are replicated; of others nothing is read
 * @param publication of PostgreSQL
 * @param slot replication slot of PostgreSQL: lower-case letters, digits and underscores
 * @param booleans of PostgreSQL
 */
public record LogOptions(
    Predicate<TableId> tables, String publication, String slot, Booleans booleans) {

  public LogOptions {
    requireNonNull(tables, "tables is null");
    requireNonNull(booleans, "booleans is null");
    if (publication.isEmpty() || !slot.matches("[a-z0-9_]{1,63}")) {
      throw new IllegalArgumentException(
          "No name of a publication or slot: " + publication + ", " + slot);
    }
  }

  /** Whether a table is replicated. */
  public boolean replicates(TableId table) {
    return tables.test(table);
  }
}
