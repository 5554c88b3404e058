package io.frazil.merge.maintenance;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots that a table's progress is read from (ADR 1): from the current one to the newest
 * that carries a batch, which is an older one after a compaction, and on to the newest batch that
 * says how far back the applied files are known. They stay, however old they are.
 *
 * @param snapshots newest first
 * @param oldest when the oldest of them was committed by its writer's clock; empty when there are
 *     none
 */
public record RetentionRule(List<Long> snapshots, Optional<Instant> oldest) {

  /** Of a table that carries no progress. */
  public static final RetentionRule NONE = new RetentionRule(List.of(), Optional.empty());

  public RetentionRule {
    snapshots = List.copyOf(snapshots);
    requireNonNull(oldest, "oldest is null");
  }

  /**
   * Reads the ancestry of the current snapshot, newest first. As long as there is no batch all of
   * it stays: the first snapshot says that nothing was merged yet.
   */
  public static RetentionRule of(List<SnapshotRecord> ancestry) {
    List<SnapshotRecord> carrying = new ArrayList<>();
    int needed = 0;
    for (SnapshotRecord snapshot : ancestry) {
      carrying.add(snapshot);
      Optional<BatchSummary> batch = BatchSummary.parse(snapshot.summary());
      if (batch.isEmpty()) {
        continue;
      }
      needed = carrying.size();
      if (batch.get().kind() != ChangeBatch.Kind.REFOLD) {
        break;
      }
    }
    List<SnapshotRecord> kept = needed == 0 ? carrying : carrying.subList(0, needed);
    return new RetentionRule(
        kept.stream().map(SnapshotRecord::id).toList(),
        kept.stream().map(SnapshotRecord::committed).min(Instant::compareTo));
  }

  /** Snapshots older than this moment may go, if those of that age may. */
  public Instant cut(Instant now, Duration age) {
    Instant cut = now.minus(age);
    return oldest.filter(moment -> moment.isBefore(cut)).orElse(cut);
  }
}
