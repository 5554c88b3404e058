package io.frazil.replicator.fault;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/** A fault, each with a number N of 1 or more. {@code docs/dms-fidelity.md} lists them all. */
public enum Fault {
  REPLAY("a resume brings the last N stored transactions again, in new files"),
  FLUSH_APART(
      "each further table is flushed N intervals later after its first change than the one before"),
  CUT_SHORT("every N-th CDC file first appears cut in the middle, and whole at the next one"),
  DELIVER_LATE("every N-th CDC file appears only after the next one"),
  DUPLICATE("every N-th CDC file comes a second time, under a name right after its own"),
  ADD_COLUMN("after N transactions every table has a new last column, frazil_added"),
  DROP_COLUMN("after N transactions the last column that is not in the key is gone"),
  RENAME_COLUMN("after N transactions the last column that is not in the key has another name"),
  WIDEN_COLUMN("after N transactions integers that are not in the key are INT8, REAL4 is REAL8"),
  RULE_ON("after N transactions a before-image rule is switched on");

  private final String text;

  Fault(String text) {
    this.text = requireNonNull(text, "text is null");
  }

  /** The name of the switch, as on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it does. */
  public String text() {
    return text;
  }

  /** Whether it changes tables or rules after a number of transactions of this run. */
  boolean isInLog() {
    return switch (this) {
      case ADD_COLUMN, DROP_COLUMN, RENAME_COLUMN, WIDEN_COLUMN, RULE_ON -> true;
      case REPLAY, FLUSH_APART, CUT_SHORT, DELIVER_LATE, DUPLICATE -> false;
    };
  }
}
