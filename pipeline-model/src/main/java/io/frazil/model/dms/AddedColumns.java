package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Columns that transformation rules of the task add after the source's own, in file order: the
 * change sequence, then others, then before images of the key columns. None of them is stored in
 * the target table.
 *
 * <p>Source: order as observed in real DMS files of 2024.
 *
 * @param changeSequence column holding {@code $AR_H_CHANGE_SEQ}; empty text when there is none
 * @param others further added columns, which are passed over
 * @param beforeImagePrefix prefix of before-image columns; empty text when there are none
 */
public record AddedColumns(String changeSequence, List<String> others, String beforeImagePrefix)
    implements Serializable {

  /** A task without such rules. */
  public static final AddedColumns NONE = new AddedColumns("", List.of(), "");

  public AddedColumns {
    requireNonNull(changeSequence, "changeSequence is null");
    requireNonNull(beforeImagePrefix, "beforeImagePrefix is null");
    others = List.copyOf(others);
  }

  public Optional<String> changeSequenceColumn() {
    return changeSequence.isEmpty() ? Optional.empty() : Optional.of(changeSequence);
  }

  public boolean hasBeforeImage() {
    return !beforeImagePrefix.isEmpty();
  }
}
