package io.frazil.merge.quarantine;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.read.Refusal;

/**
 * A refused row and where it stands.
 *
 * @param file path below the table's folder
 * @param row place in the file, from 1, header not counted
 */
public record QuarantinedRow(String file, long row, Refusal refusal) {

  /** Where a row stands; the same row can be refused for several reasons, one after the other. */
  public record Place(String file, long row) {}

  public QuarantinedRow {
    requireNonNull(file, "file is null");
    requireNonNull(refusal, "refusal is null");
  }

  /** Where it stands. */
  public Place place() {
    return new Place(file, row);
  }
}
