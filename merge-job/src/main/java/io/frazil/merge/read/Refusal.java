package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.Visible;
import java.io.Serializable;

/**
 * Why a row is quarantined.
 *
 * @param column the column at fault; empty text when the row as a whole is
 * @param reason one sentence: what was expected and what was found; control characters are spelt,
 *     since it is shown in logs
 * @param raw the row's text as it stands in the file (Parquet: {@code column=value} pairs), cut
 *     after {@link #RAW_LIMIT} characters; the file itself stays the full record
 */
public record Refusal(String column, String reason, String raw) implements Serializable {

  /** Most characters of raw text that are kept of one row. */
  public static final int RAW_LIMIT = 65_536;

  public Refusal {
    requireNonNull(column, "column is null");
    reason = Visible.text(requireNonNull(reason, "reason is null"));
    requireNonNull(raw, "raw is null");
  }
}
