package io.frazil.setup.check;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Rows will be wrong or lost, or nothing will run at all. */
  ERROR,
  /** Something a person relies on will not work, or rows can be lost in some situations. */
  WARNING,
  /** It could not be looked at. */
  UNKNOWN,
  /** Good to know. */
  INFO
}
