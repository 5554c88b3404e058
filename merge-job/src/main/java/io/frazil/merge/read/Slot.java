package io.frazil.merge.read;

/**
 * What one column of a change file is to a row.
 *
 * @param index of the layout's column, or of the key part of a before image; 0 for other roles
 */
record Slot(Role role, int index) {

  /** The roles of columns. */
  enum Role {
    OPERATION,
    COMMIT_TIME,
    COLUMN,
    CHANGE_SEQUENCE,
    BEFORE_KEY,
    PASSED_OVER
  }

  static Slot of(Role role) {
    return new Slot(role, 0);
  }
}
