package io.frazil.merge.integration;

import io.frazil.merge.run.TableOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Several writers of one table, each with a catalog, a session and a merger of its own. */
final class Writers implements AutoCloseable {

  private final List<OneTable> tables = new ArrayList<>();

  private Writers() {}

  static Writers open(int count, Supplier<OneTable> table) {
    Writers writers = new Writers();
    for (int i = 0; i < count; i++) {
      writers.tables.add(table.get());
    }
    return writers;
  }

  OneTable first() {
    return tables.get(0);
  }

  /** Drains by all of them at once; outcomes may be failures. */
  List<TableOutcome> drainAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tables.size());
    try {
      List<Future<TableOutcome>> running = new ArrayList<>();
      for (OneTable table : tables) {
        running.add(threads.submit(table::tryDrain));
      }
      List<TableOutcome> outcomes = new ArrayList<>();
      for (Future<TableOutcome> run : running) {
        outcomes.add(run.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    tables.forEach(OneTable::close);
  }
}
