package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What a drain did to one table.
 *
 * @param batches committed, in order
 * @param waiting why a full load was left for the next drain; empty text when none was
 * @param failure what stopped the table; the batches before it stand
 * @param hasMoreToDo whether batches were left, that could be taken at once, because the run had to
 *     end
 * @param pending what was left at the last look, the batch that failed included
 * @param hasNoFiles whether nothing at all stood in the table's folder at the last look
 * @param state how the table stood at the last look; empty when the drain failed before it could
 *     look
 * @param conflicts how often another commit came first and a batch was planned anew
 */
public record TableOutcome(
    TableName table,
    List<CommittedBatch> batches,
    String waiting,
    List<String> notices,
    Optional<FrazilException> failure,
    boolean hasMoreToDo,
    Pending pending,
    boolean hasNoFiles,
    Optional<TableState> state,
    int conflicts) {

  public TableOutcome {
    requireNonNull(table, "table is null");
    requireNonNull(waiting, "waiting is null");
    requireNonNull(failure, "failure is null");
    requireNonNull(pending, "pending is null");
    requireNonNull(state, "state is null");
    batches = List.copyOf(batches);
    notices = List.copyOf(notices);
  }

  /** An outcome that left nothing and met no other writer. */
  public TableOutcome(
      TableName table,
      List<CommittedBatch> batches,
      String waiting,
      List<String> notices,
      Optional<FrazilException> failure) {
    this(
        table, batches, waiting, notices, failure, false, Pending.NONE, false, Optional.empty(), 0);
  }

  /** The same of a run that had to end before the table was drained. */
  TableOutcome withMoreToDo() {
    return new TableOutcome(
        table, batches, waiting, notices, failure, true, pending, hasNoFiles, state, conflicts);
  }

  /** The same with what the drain left and met. */
  TableOutcome with(Pending left, int met) {
    return new TableOutcome(
        table, batches, waiting, notices, failure, hasMoreToDo, left, hasNoFiles, state, met);
  }

  /** The same of a table that stood so. */
  TableOutcome with(Optional<TableState> seen) {
    return new TableOutcome(
        table,
        batches,
        waiting,
        notices,
        failure,
        hasMoreToDo,
        pending,
        hasNoFiles,
        seen,
        conflicts);
  }

  /** The same of a table in whose folder nothing stood. */
  TableOutcome withNoFiles() {
    return new TableOutcome(
        table, batches, waiting, notices, failure, hasMoreToDo, pending, true, state, conflicts);
  }

  /** The books of all its batches together. */
  public RowCounts rows() {
    return new RowCounts(
        sum(RowCounts::read),
        sum(RowCounts::applied),
        sum(RowCounts::superseded),
        sum(RowCounts::quarantined),
        sum(RowCounts::skipped));
  }

  private long sum(ToLongFunction<RowCounts> count) {
    return batches.stream().map(batch -> batch.summary().rows()).mapToLong(count).sum();
  }
}
