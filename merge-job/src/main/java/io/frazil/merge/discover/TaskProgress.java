package io.frazil.merge.discover;

import io.frazil.model.dms.TableLoad;
import io.frazil.model.pipeline.SourceTable;
import java.util.Optional;

/**
 * What DMS says of tables' full loads. Asked only while a load waits. May be asked from several
 * threads, and may answer from memory: {@link LoadCompletion} goes by the times in the answer.
 */
@FunctionalInterface
public interface TaskProgress {

  /** Nothing is known: no task is named. */
  TaskProgress UNKNOWN = source -> Optional.empty();

  /** What is said of a table; empty when nothing is known of it. */
  Optional<TableLoad> find(SourceTable source);
}
