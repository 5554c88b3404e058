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
 * @param reach first file of the oldest retained batch of changes since the full load: what comes
 *     before it was applied by a batch whose snapshot has been expired; empty when there is none
 * @param complete whether {@code applied} reaches back to the full load (or the table's first
 *     snapshot): false once snapshots have been expired
 * @param since commit time of the oldest retained snapshot looked at
 * @param sourceTime latest source commit time of any batch since the full load; empty if unknown
 */
public record TableProgress(
    SnapshotRecord snapshot,
    Optional<BatchSummary> last,
    Set<String> applied,
    Optional<ChangeFileName> reach,
    boolean complete,
    Instant since,
    String sourceTime) {

  public TableProgress {
    requireNonNull(snapshot, "snapshot is null");
    requireNonNull(last, "last is null");
    requireNonNull(reach, "reach is null");
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
    Optional<ChangeFileName> reach = Optional.empty();
    String sourceTime = "";
    for (SnapshotRecord snapshot : ancestry) {
      Optional<BatchSummary> batch = BatchSummary.parse(snapshot.summary());
      if (batch.isEmpty()) {
        continue;
      }
      if (last.isEmpty()) {
        last = batch;
      }
      sourceTime = later(sourceTime, batch.get().sourceTimes().latest());
      if (batch.get().kind() == ChangeBatch.Kind.LOAD) {
        return new TableProgress(
            ancestry.get(0), last, applied, reach, true, snapshot.committed(), sourceTime);
      }
      List<ChangeFileName> names = changes(batch.get());
      names.forEach(name -> applied.add(name.path()));
      if (batch.get().kind() == ChangeBatch.Kind.CHANGES) {
        reach = names.stream().min(ChangeFileName::compareTo);
      }
    }
    Instant since = ancestry.get(ancestry.size() - 1).committed();
    return new TableProgress(ancestry.get(0), last, applied, reach, whole, since, sourceTime);
  }

  /** The CDC files of a batch; a replay may name full-load files too. */
  private static List<ChangeFileName> changes(BatchSummary batch) {
    return batch.files().stream()
        .map(TableProgress::name)
        .filter(name -> !name.isFullLoad())
        .toList();
  }

  private static ChangeFileName name(String path) {
    return ChangeFileName.parseEither(path)
        .orElseThrow(() -> new IllegalArgumentException("Not a change file name: " + path));
  }

  /** Moments are written with as many fraction digits as they need, so text does not order them. */
  private static String later(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one + other;
    }
    return Instant.parse(one).isAfter(Instant.parse(other)) ? one : other;
  }

  /** Whether the snapshots that said how far the table is have been expired. */
  public boolean isLost() {
    return last.isEmpty() && !complete;
  }

  /** Path of the last CDC file in the table; empty when none is. */
  public Optional<ChangeFileName> watermark() {
    return last.map(BatchSummary::watermark)
        .filter(path -> !path.isEmpty())
        .map(TableProgress::name);
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
