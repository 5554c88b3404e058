package io.frazil.model.pipeline;

import java.util.Locale;

/** Which names a column of a target table may have, whoever names it. */
public final class ColumnNames {

  /** The fold adds columns of its own beside the table's. */
  static final String RESERVED = "frazil_";

  private ColumnNames() {}

  /** Whether the name is safe as SQL identifier and as part of a dotted name, and nobody's own. */
  public static boolean isSound(String name) {
    return Names.isSound(name) && !isReserved(name);
  }

  static boolean isReserved(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(RESERVED);
  }
}
