package io.frazil.merge.watermark;

import static java.util.Objects.requireNonNull;

/** Earliest and latest source commit time of a batch, ISO in UTC; empty text when not known. */
public record SourceTimes(String earliest, String latest) {

  /** Of files without a timestamp column. */
  public static final SourceTimes UNKNOWN = new SourceTimes("", "");

  public SourceTimes {
    requireNonNull(earliest, "earliest is null");
    requireNonNull(latest, "latest is null");
  }
}
