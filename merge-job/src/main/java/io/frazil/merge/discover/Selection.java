package io.frazil.merge.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.model.pipeline.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What discovery found for one table.
 *
 * @param batch what to apply now; empty when there is nothing, or when it must wait
 * @param waiting why a full load is left for the next drain; empty text when nothing waits
 * @param pending files not applied yet, those of {@code batch} included; of the stream not those
 *     that are known to hold no row of the table
 * @param pendingBytes bytes of {@code pending}
 * @param pendingSince when the oldest of {@code pending} was written; empty when there are none
 * @param hasNoFiles whether nothing at all stands in the table's folder
 * @param reached path of the newest file of the stream up to which nothing of the table is pending;
 *     empty where there is no stream, or nothing of it is in the table yet
 * @param vanished applied files that no longer stand there
 * @param notices what an operator should know: stale, vanished, fenced or unknown files, or none
 */
public record Selection(
    Optional<ChangeBatch> batch,
    String waiting,
    int pending,
    long pendingBytes,
    Optional<Instant> pendingSince,
    boolean hasNoFiles,
    Optional<String> reached,
    int vanished,
    List<String> notices) {

  /** Nothing found. */
  public static final Selection NOTHING =
      new Selection(
          Optional.empty(), "", 0, 0, Optional.empty(), false, Optional.empty(), 0, List.of());

  /** What was found where there is no stream. */
  public Selection(
      Optional<ChangeBatch> batch,
      String waiting,
      int pending,
      long pendingBytes,
      Optional<Instant> pendingSince,
      boolean hasNoFiles,
      int vanished,
      List<String> notices) {
    this(
        batch,
        waiting,
        pending,
        pendingBytes,
        pendingSince,
        hasNoFiles,
        Optional.empty(),
        vanished,
        notices);
  }

  public Selection {
    requireNonNull(batch, "batch is null");
    requireNonNull(waiting, "waiting is null");
    requireNonNull(pendingSince, "pendingSince is null");
    requireNonNull(reached, "reached is null");
    notices = List.copyOf(notices);
  }

  /**
   * The same of a folder with nothing below it, of a table that has applied nothing. That is no
   * error, as DMS makes no folder for an empty table, but neither does it for a misspelt one.
   */
  public Selection withNothingBelow(Location folder) {
    List<String> told = new ArrayList<>();
    told.add(
        "nothing at all stands below "
            + folder
            + ", which is right until DMS has written its first file of the table; else correct"
            + " landing or source in the pipeline file ('./frazil check' names the folders that"
            + " stand in landing)");
    told.addAll(notices);
    return new Selection(
        batch, waiting, pending, pendingBytes, pendingSince, true, reached, vanished, told);
  }

  /** The same of a folder from which everything has vanished, as {@link #notices} say. */
  public Selection withNoFiles() {
    return new Selection(
        batch, waiting, pending, pendingBytes, pendingSince, true, reached, vanished, notices);
  }
}
