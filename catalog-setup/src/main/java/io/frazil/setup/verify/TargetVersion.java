package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

/**
 * A table at one snapshot.
 *
 * @param watermark last change file in it; empty when none is
 * @param sourceTime latest commit time of the source in it; empty when unknown
 * @param pendingFiles change files not in it that were there when it was looked at
 */
public record TargetVersion(
    Side side, long snapshotId, String watermark, String sourceTime, int pendingFiles) {

  public TargetVersion {
    requireNonNull(side, "side is null");
    requireNonNull(watermark, "watermark is null");
    requireNonNull(sourceTime, "sourceTime is null");
  }
}
