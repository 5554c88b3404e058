package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;

/**
 * Which column type a source type becomes.
 *
 * @param note what DMS does to the values that one should know of; empty when nothing
 */
record Decision(ColumnType type, String note) {

  Decision {
    requireNonNull(type, "type is null");
    requireNonNull(note, "note is null");
  }

  static Decision of(ColumnType.Kind kind) {
    return new Decision(ColumnType.of(kind), "");
  }

  static Decision of(ColumnType.Kind kind, String note) {
    return new Decision(ColumnType.of(kind), note);
  }

  static Decision decimal(int precision, int scale, String note) {
    return new Decision(ColumnType.decimal(precision, scale), note);
  }

  /** Text that DMS moves as a large object. */
  static Decision largeText(String what) {
    return of(ColumnType.Kind.STRING, what + LARGE);
  }

  /** Bytes that DMS moves as a large object. */
  static Decision largeBytes(String what) {
    return of(ColumnType.Kind.BINARY, what + LARGE);
  }

  private static final String LARGE =
      " is a LOB to DMS: values beyond LobMaxSize (32 KB by default) are cut.";
}
