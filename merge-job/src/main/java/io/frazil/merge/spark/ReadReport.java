package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeRow;
import io.frazil.merge.read.Refusal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one {@link ReadTask} met in its rows, counted while they are read. Sequences and times are
 * of readable rows; null when no row has one. A task that runs again reports the same again.
 */
final class ReadReport implements Serializable {

  /** A refused row of the task's file. */
  record RefusedRow(long row, Refusal refusal) implements Serializable {}

  private final ReadTask task;
  private final int keep;
  private final List<RefusedRow> refusedRows = new ArrayList<>();
  private long rows;
  private long refused;
  private String smallestSequence;
  private String largestSequence;
  private Long earliestMicros;
  private Long latestMicros;

  /**
   * @param keep how many refused rows are kept, beside being counted
   */
  ReadReport(ReadTask task, int keep) {
    this.task = task;
    this.keep = keep;
  }

  /** Counts a row; whether it may be merged. */
  boolean takes(ChangeRow row) {
    rows++;
    if (row.isRefused()) {
      refused++;
      if (refusedRows.size() < keep) {
        refusedRows.add(new RefusedRow(row.position(), row.refusal()));
      }
      return false;
    }
    sequence(row.changeSequence());
    time(row.commitMicros());
    return true;
  }

  private void sequence(String sequence) {
    if (sequence == null) {
      return;
    }
    if (smallestSequence == null || sequence.compareTo(smallestSequence) < 0) {
      smallestSequence = sequence;
    }
    if (largestSequence == null || sequence.compareTo(largestSequence) > 0) {
      largestSequence = sequence;
    }
  }

  private void time(Long micros) {
    if (micros == null) {
      return;
    }
    earliestMicros = earliestMicros == null ? micros : Math.min(earliestMicros, micros);
    latestMicros = latestMicros == null ? micros : Math.max(latestMicros, micros);
  }

  ReadTask task() {
    return task;
  }

  long rows() {
    return rows;
  }

  long refused() {
    return refused;
  }

  List<RefusedRow> refusedRows() {
    return refusedRows;
  }

  String smallestSequence() {
    return smallestSequence;
  }

  String largestSequence() {
    return largestSequence;
  }

  Long earliestMicros() {
    return earliestMicros;
  }

  Long latestMicros() {
    return latestMicros;
  }
}
