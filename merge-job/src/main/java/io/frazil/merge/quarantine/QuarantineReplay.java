package io.frazil.merge.quarantine;

import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Merges quarantined rows after what was wrong has been corrected. The files that hold them are
 * folded again in their place in the total order, so that a row replayed late never covers a newer
 * one. Rows that can be read now are closed; the batch itself keeps the others open.
 */
public final class QuarantineReplay {

  /**
   * What a replay did.
   *
   * @param merged rows that are no longer refused
   * @param left rows that still are
   */
  public record Result(long merged, long left) {}

  private final QuarantineStore store;
  private final Function<Set<QuarantinedRow>, Optional<String>> fold;

  /**
   * @param fold folds the files of these rows again, commits, and gives the batch id; empty, with
   *     nothing committed, when every row would be refused as it was
   */
  public QuarantineReplay(
      QuarantineStore store, Function<Set<QuarantinedRow>, Optional<String>> fold) {
    this.store = store;
    this.fold = fold;
  }

  /**
   * Replays the open rows of a table; empty when there are none. A row counts as merged when the
   * replay's batch did not record it again; rows that another run records meanwhile stay open.
   */
  public Optional<Result> replay(TableName table) {
    List<QuarantineEntry> open = open(table);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> batchId =
        fold.apply(open.stream().map(QuarantineEntry::row).collect(Collectors.toSet()));
    if (batchId.isEmpty()) {
      return Optional.of(new Result(0, open.size()));
    }
    List<QuarantineEntry> after = open(table);
    List<QuarantinedRow> merged =
        after.stream().filter(open::contains).map(QuarantineEntry::row).toList();
    store.record(table, merged, QuarantineEntry.State.CLOSED, batchId.get());
    return Optional.of(new Result(merged.size(), after.size() - merged.size()));
  }

  private List<QuarantineEntry> open(TableName table) {
    return store.list(table).stream()
        .filter(entry -> entry.state() == QuarantineEntry.State.OPEN)
        .toList();
  }
}
