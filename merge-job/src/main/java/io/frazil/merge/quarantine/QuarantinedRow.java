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

  public QuarantinedRow {
    requireNonNull(file, "file is null");
    requireNonNull(refusal, "refusal is null");
  }
}
