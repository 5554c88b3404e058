package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What DMS says of one table's full load.
 *
 * <p>Source: AWS DMS API Reference, "TableStatistics" (read 2026-11-27).
 *
 * @param schema as the source names it, before the task's rules rename it
 * @param table as the source names it
 * @param state DMS's own word, {@code TableState}
 * @param ended when the full load completed, by DMS's clock; empty when DMS says nothing of it
 */
public record TableLoad(String schema, String table, String state, Optional<Instant> ended) {

  /** What a {@link #state()} means. */
  public enum Phase {
    /** The load is on its way, or about to begin. */
    LOADING,
    COMPLETED,
    /** DMS has given the table up: neither its load nor its changes go on. */
    GIVEN_UP,
    /** A word that is not in DMS's reference. */
    OTHER
  }

  private static final Map<String, Phase> PHASES =
      Map.of(
          "before load", Phase.LOADING,
          "full load", Phase.LOADING,
          "table is being reloaded", Phase.LOADING,
          "table completed", Phase.COMPLETED,
          "table error", Phase.GIVEN_UP,
          "table cancelled", Phase.GIVEN_UP,
          "table does not exist", Phase.GIVEN_UP);

  public TableLoad {
    requireNonNull(schema, "schema is null");
    requireNonNull(table, "table is null");
    requireNonNull(state, "state is null");
    requireNonNull(ended, "ended is null");
  }

  public Phase phase() {
    return PHASES.getOrDefault(state.strip().toLowerCase(Locale.ROOT), Phase.OTHER);
  }

  /** The table's name at the source. */
  public String name() {
    return schema + "." + table;
  }
}
