package io.frazil.merge.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.changefile.ChangeBatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What discovery found for one table.
 *
 * @param batch what to apply now; empty when there is nothing, or when it must wait
 * @param waiting why a full load is left for the next drain; empty text when nothing waits
 * @param pending files not applied yet, those of {@code batch} included
 * @param pendingBytes bytes of {@code pending}
 * @param pendingSince when the oldest of {@code pending} was written; empty when there are none
 * @param notices what an operator should know: stale, vanished, fenced or unknown files
 */
public record Selection(
    Optional<ChangeBatch> batch,
    String waiting,
    int pending,
    long pendingBytes,
    Optional<Instant> pendingSince,
    List<String> notices) {

  /** Nothing found. */
  public static final Selection NOTHING =
      new Selection(Optional.empty(), "", 0, 0, Optional.empty(), List.of());

  public Selection {
    requireNonNull(batch, "batch is null");
    requireNonNull(waiting, "waiting is null");
    requireNonNull(pendingSince, "pendingSince is null");
    notices = List.copyOf(notices);
  }
}
