package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How a task, or a serverless replication, is.
 *
 * <p>Source: AWS DMS API Reference, "ReplicationTask" and "Replication" (read 2026-11-27).
 *
 * @param status DMS's own word, as {@code running} or {@code stopped}
 * @param stopReason why it was stopped, without DMS's prefix: {@code NORMAL}; empty text when it
 *     never was
 * @param failure the last failure; empty text when there was none
 */
public record TaskState(String status, String stopReason, String failure) {

  private static final Set<String> ENDED = Set.of("stopped", "failed", "deleting", "failed-move");
  private static final Set<String> AFTER_LOAD =
      Set.of("STOPPED_AFTER_FULL_LOAD", "STOPPED_AFTER_CACHED_EVENTS", "FULL_LOAD_ONLY_FINISHED");

  public TaskState {
    requireNonNull(status, "status is null");
    requireNonNull(stopReason, "stopReason is null");
    requireNonNull(failure, "failure is null");
    stopReason = stopReason.replaceFirst("(?i)^stop reason ", "").strip();
  }

  public boolean isRunning() {
    return status.equals("running");
  }

  public boolean isFailed() {
    return status.equals("failed") || status.equals("failed-move");
  }

  /** Whether it neither runs nor is about to: nothing is loaded until somebody starts it. */
  public boolean hasEnded() {
    return ENDED.contains(status);
  }

  /** Whether it stopped by itself because its full load was done, as its settings say. */
  public boolean isStoppedAfterLoad() {
    return status.equals("stopped") && AFTER_LOAD.contains(stopReason);
  }

  /** Status and reason, for people: {@code stopped (FATAL_ERROR)}. */
  public String text() {
    return hasEnded() && !stopReason.isEmpty() ? status + " (" + stopReason + ")" : status;
  }
}
