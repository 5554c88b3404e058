package io.frazil.replicator.source;

import java.util.List;
import java.util.function.Consumer;

/** A source database's tables: their shapes, and their rows for a full load. */
public interface SourceTables extends AutoCloseable {

  /**
   * The tables that are replicated, ordered by schema and name; with or without keys.
   *
   * @throws io.frazil.model.failure.FrazilException when the database cannot be reached
   */
  List<SourceTable> list();

  /**
   * Reads every row of a table as one select sees it, in the order in which the database returns
   * them.
   *
   * @throws io.frazil.model.failure.FrazilException when the database cannot be read
   */
  void load(SourceTable table, Consumer<SourceRow> rows);

  @Override
  void close();
}
