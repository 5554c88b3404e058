package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one table's merge may do.
 *
 * @param quarantineLimit most rows of a batch that may be refused, 0 stops at the first
 * @param batchFiles most CDC files of one batch, 1 or more
 * @param batchBytes most bytes of CDC files of one batch, passed by a single larger file, 1 or more
 * @param loadQuietPeriod how long a full load must have been unchanged to count as complete
 * @param drift what becomes of the table when its change files name other columns
 */
public record MergePolicy(
    long quarantineLimit,
    int batchFiles,
    long batchBytes,
    Duration loadQuietPeriod,
    DriftPolicy drift) {

  /** What holds where the pipeline file is silent. */
  public static final MergePolicy DEFAULT =
      new MergePolicy(1_000, 500, 1L << 30, Duration.ofSeconds(60));

  /** A policy that stops at drift. */
  public MergePolicy(
      long quarantineLimit, int batchFiles, long batchBytes, Duration loadQuietPeriod) {
    this(quarantineLimit, batchFiles, batchBytes, loadQuietPeriod, DriftPolicy.STOP);
  }

  public MergePolicy {
    requireNonNull(loadQuietPeriod, "loadQuietPeriod is null");
    requireNonNull(drift, "drift is null");
    if (quarantineLimit < 0 || batchFiles < 1 || batchBytes < 1 || loadQuietPeriod.isNegative()) {
      throw new IllegalArgumentException(
          "Merge policy out of range: "
              + quarantineLimit
              + ", "
              + batchFiles
              + ", "
              + batchBytes
              + ", "
              + loadQuietPeriod);
    }
  }

  /** The same with another answer to drift. */
  public MergePolicy with(DriftPolicy other) {
    return new MergePolicy(quarantineLimit, batchFiles, batchBytes, loadQuietPeriod, other);
  }
}
