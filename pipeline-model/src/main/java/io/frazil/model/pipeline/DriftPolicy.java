package io.frazil.model.pipeline;

/** What becomes of a table whose change files name columns that it does not have so. */
public enum DriftPolicy {
  /** It stops, with the difference and the remedy. */
  STOP,
  /** New columns are added to the table and narrower ones widened; anything else stops it. */
  EVOLVE
}
