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
 */
public record TableOutcome(
    TableName table,
    List<CommittedBatch> batches,
    String waiting,
    List<String> notices,
    Optional<FrazilException> failure,
    boolean hasMoreToDo) {

  public TableOutcome {
    requireNonNull(table, "table is null");
    requireNonNull(waiting, "waiting is null");
    requireNonNull(failure, "failure is null");
    batches = List.copyOf(batches);
    notices = List.copyOf(notices);
  }

  /** An outcome that left nothing it could have taken. */
  public TableOutcome(
      TableName table,
      List<CommittedBatch> batches,
      String waiting,
      List<String> notices,
      Optional<FrazilException> failure) {
    this(table, batches, waiting, notices, failure, false);
  }

  /** The same of a run that had to end before the table was drained. */
  TableOutcome withMoreToDo() {
    return new TableOutcome(table, batches, waiting, notices, failure, true);
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
