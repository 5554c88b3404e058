package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * When maintenance of one table pays, and how much of its past is kept.
 *
 * @param manifests that are small, from which on they are written anew; 2 or more
 * @param orphanAge how old a file must be that no snapshot refers to before it is deleted; {@link
 *     #YOUNGEST_ORPHAN} or longer
 * @param when the resident mode maintains the table by itself; empty when it never does
 */
public record MaintenancePolicy(
    Compaction compaction,
    int manifests,
    Retention retention,
    Duration orphanAge,
    Optional<When> when) {

  /**
   * What makes data files worth a rewrite.
   *
   * @param smallFiles of one partition, from which on they are joined; 2 or more
   * @param deleteRatio deleted rows of a data file by all of its rows, from which on it is written
   *     anew without them; above 0, at most 1
   * @param deleteFiles of one data file, from which on it is written anew; 1 or more
   */
  public record Compaction(int smallFiles, double deleteRatio, int deleteFiles) {

    public Compaction {
      if (smallFiles < 2 || !(deleteRatio > 0 && deleteRatio <= 1) || deleteFiles < 1) {
        throw new IllegalArgumentException(
            "Compaction out of range: " + smallFiles + ", " + deleteRatio + ", " + deleteFiles);
      }
    }
  }

  /**
   * How much of the past is kept. Where it is silent the table's own properties {@code
   * history.expire.*} hold, which Athena and Glue follow too.
   *
   * @param age of the snapshots that are kept in any case
   * @param snapshots kept however old they are, 1 or more
   */
  public record Retention(Optional<Duration> age, Optional<Integer> snapshots) {

    public Retention {
      requireNonNull(age, "age is null");
      requireNonNull(snapshots, "snapshots is null");
      if (snapshots.filter(count -> count < 1).isPresent()) {
        throw new IllegalArgumentException("Retention of no snapshot: " + snapshots.get());
      }
    }
  }

  /**
   * What makes the resident mode look whether maintenance pays.
   *
   * @param batches merged since the table's last compaction, 1 or more
   * @param atMostEvery shortest time between two looks
   */
  public record When(int batches, Duration atMostEvery) {

    /** What holds where {@code when} is given and silent. */
    public static final When DEFAULT = new When(50, Duration.ofHours(1));

    public When {
      requireNonNull(atMostEvery, "atMostEvery is null");
      if (batches < 1 || atMostEvery.isNegative()) {
        throw new IllegalArgumentException("When out of range: " + batches + ", " + atMostEvery);
      }
    }
  }

  /** No running batch is older, so that no file it has written and not committed yet is. */
  public static final Duration YOUNGEST_ORPHAN = Duration.ofHours(24);

  /** What holds where the pipeline file is silent. */
  public static final MaintenancePolicy DEFAULT =
      new MaintenancePolicy(
          new Compaction(5, 0.1, 10),
          50,
          new Retention(Optional.empty(), Optional.empty()),
          Duration.ofDays(3),
          Optional.empty());

  public MaintenancePolicy {
    requireNonNull(compaction, "compaction is null");
    requireNonNull(retention, "retention is null");
    requireNonNull(orphanAge, "orphanAge is null");
    requireNonNull(when, "when is null");
    if (manifests < 2 || orphanAge.compareTo(YOUNGEST_ORPHAN) < 0) {
      throw new IllegalArgumentException(
          "Maintenance out of range: " + manifests + " manifests, orphans of " + orphanAge);
    }
  }
}
