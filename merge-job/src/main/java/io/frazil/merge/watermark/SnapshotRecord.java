package io.frazil.merge.watermark;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/** A snapshot of a table: the part of it that progress is read from. */
public record SnapshotRecord(
    long id, Instant committed, String operation, Map<String, String> summary) {

  public SnapshotRecord {
    requireNonNull(committed, "committed is null");
    requireNonNull(operation, "operation is null");
    summary = Map.copyOf(summary);
  }
}
