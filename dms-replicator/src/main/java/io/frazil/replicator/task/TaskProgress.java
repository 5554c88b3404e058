package io.frazil.replicator.task;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a task is.
 *
 * @param tablesLoaded of {@code tables}, those whose full load is complete
 * @param rowsLoaded rows of full loads
 * @param changes rows of changes that were taken, in files or not
 * @param files that were put
 * @param newest commit time of the newest transaction taken; empty before the first
 */
public record TaskProgress(
    int tablesLoaded,
    int tables,
    long rowsLoaded,
    long changes,
    long files,
    Optional<Instant> newest) {

  /** Before anything was done. */
  static final TaskProgress NONE = new TaskProgress(0, 0, 0, 0, 0, Optional.empty());

  TaskProgress loaded(int done, int all) {
    return new TaskProgress(done, all, rowsLoaded, changes, files, newest);
  }

  TaskProgress plusRows(long rows) {
    return new TaskProgress(tablesLoaded, tables, rowsLoaded + rows, changes, files, newest);
  }

  TaskProgress plusFile() {
    return new TaskProgress(tablesLoaded, tables, rowsLoaded, changes, files + 1, newest);
  }

  TaskProgress plusChanges(long rows, Instant commit) {
    return new TaskProgress(
        tablesLoaded, tables, rowsLoaded, changes + rows, files, Optional.of(commit));
  }
}
