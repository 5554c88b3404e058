package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.discover.Selection;
import io.frazil.merge.watermark.TableProgress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a table stood at a look.
 *
 * @param sourceTime newest source commit time in the table; empty when it is not known
 * @param vanished applied files that are no longer in the landing folder
 * @param deleteFileRatio delete files for each data file; 0 for a table without data files
 */
public record TableState(Optional<Instant> sourceTime, int vanished, double deleteFileRatio) {

  public TableState {
    requireNonNull(sourceTime, "sourceTime is null");
  }

  static TableState of(TableProgress progress, Selection selection) {
    return new TableState(
        instant(progress.sourceTime()), selection.vanished(), ratio(progress.snapshot().summary()));
  }

  /** What cannot be measured is no reason to stop a table. */
  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Source: Iceberg specification, "Optional Snapshot Summary Fields" (read 2026-11-27). */
  private static double ratio(Map<String, String> summary) {
    long data = Long.parseLong(summary.getOrDefault("total-data-files", "0"));
    long deletes = Long.parseLong(summary.getOrDefault("total-delete-files", "0"));
    return data == 0 ? 0 : (double) deletes / data;
  }
}
