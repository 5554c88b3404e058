package io.frazil.replicator.task;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.source.SourceTable.TableId;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import java.util.Set;

/**
 * What a task that stops leaves to the one that resumes.
 *
 * @param position from which the log is read again; what lies before it is in files
 * @param counter of the change sequence
 * @param loaded tables whose full load is complete
 */
public record TaskState(LogPosition position, long counter, Set<TableId> loaded) {

  public TaskState {
    requireNonNull(position, "position is null");
    loaded = Set.copyOf(loaded);
  }
}
