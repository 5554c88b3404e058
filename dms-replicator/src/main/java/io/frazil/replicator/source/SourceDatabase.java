package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

/** A database that is open: its log and its tables. Closing closes both. */
public record SourceDatabase(SourceLog log, SourceTables tables) implements AutoCloseable {

  public SourceDatabase {
    requireNonNull(log, "log is null");
    requireNonNull(tables, "tables is null");
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      tables.close();
    }
  }
}
