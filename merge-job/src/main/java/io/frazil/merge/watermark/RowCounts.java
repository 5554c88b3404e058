package io.frazil.merge.watermark;

/**
 * The books of a batch. They balance, or the value does not exist.
 *
 * @param read rows in all files read
 * @param applied rows that are the newest change of their key
 * @param superseded rows followed by a newer change of their key in the same batch
 * @param quarantined rows refused and stored with a reason
 * @param skipped rows read for context only: of files applied before, for keys not touched now
 */
public record RowCounts(long read, long applied, long superseded, long quarantined, long skipped) {

  public RowCounts {
    if (read != applied + superseded + quarantined + skipped) {
      throw new IllegalArgumentException(
          "The books do not balance: read "
              + read
              + ", applied "
              + applied
              + ", superseded "
              + superseded
              + ", quarantined "
              + quarantined
              + ", skipped "
              + skipped);
    }
  }

  /** The books as one line: what was read, and what became of it. */
  @Override
  public String toString() {
    return "read "
        + read
        + " = applied "
        + applied
        + " + superseded "
        + superseded
        + " + quarantined "
        + quarantined
        + " + skipped "
        + skipped;
  }
}
