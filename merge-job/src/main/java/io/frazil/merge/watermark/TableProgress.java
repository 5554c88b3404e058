package io.frazil.merge.watermark;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.model.dms.ChangeFileName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far a table is, read from the ancestry of its current snapshot.
 *
 * @param snapshot the current snapshot
 * @param last the newest batch; empty before the first
 * @param applied paths of CDC files that the retained snapshots name, since the last full load
 * @param complete whether {@code applied} reaches back to the full load (or the table's first
 *     snapshot): false once snapshots have been expired
 * @param since commit time of the oldest retained snapshot looked at
 * @param sourceTime latest source commit time of any batch since the full load; empty if unknown
 */
public record TableProgress(
    SnapshotRecord snapshot,
    Optional<BatchSummary> last,
    Set<String> applied,
    boolean complete,
    Instant since,
    String sourceTime) {

  public TableProgress {
    requireNonNull(snapshot, "snapshot is null");
    requireNonNull(last, "last is null");
    requireNonNull(since, "since is null");
    requireNonNull(sourceTime, "sourceTime is null");
    applied = Set.copyOf(applied);
  }

  /**
   * Reads the ancestry, newest first, at least one snapshot. {@code whole} says whether the last of
   * them has no parent, that is, whether nothing has been expired.
   */
  public static TableProgress of(List<SnapshotRecord> ancestry, boolean whole) {
    Optional<BatchSummary> last = Optional.empty();
    Set<String> applied = new HashSet<>();
    String sourceTime = "";
    for (SnapshotRecord snapshot : ancestry) {
      Optional<BatchSummary> batch = BatchSummary.parse(snapshot.summary());
      if (batch.isEmpty()) {
        continue;
      }
      if (last.isEmpty()) {
        last = batch;
      }
      String latest = batch.get().sourceTimes().latest();
      sourceTime = latest.compareTo(sourceTime) > 0 ? latest : sourceTime;
      if (batch.get().kind() == ChangeBatch.Kind.LOAD) {
        return new TableProgress(
            ancestry.get(0), last, applied, true, snapshot.committed(), sourceTime);
      }
      applied.addAll(batch.get().files());
    }
    Instant since = ancestry.get(ancestry.size() - 1).committed();
    return new TableProgress(ancestry.get(0), last, applied, whole, since, sourceTime);
  }

  /** Path of the last CDC file in the table; empty when none is. */
  public Optional<ChangeFileName> watermark() {
    return last.map(BatchSummary::watermark)
        .filter(path -> !path.isEmpty())
        .map(
            path ->
                ChangeFileName.parse(path)
                    .orElseThrow(
                        () -> new IllegalArgumentException("Not a change file name: " + path)));
  }

  /** The full load the table stands on. */
  public LoadSet loadSet() {
    return last.map(BatchSummary::loadSet).orElse(LoadSet.NONE);
  }

  /** Highest change sequence in the table; empty text when none is known. */
  public String changeSequence() {
    return last.map(BatchSummary::changeSequence).orElse("");
  }
}
