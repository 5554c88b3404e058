package io.frazil.merge.changeset;

/**
 * Names of the columns of the staged view, one row per readable row of the change files. The
 * source's own columns are inside {@link #IMAGE}, so that no name of theirs can meet one of these.
 */
public final class StagedColumns {

  /** Operation word. */
  public static final String OPERATION = "operation";

  /** Struct of the layout's columns. */
  public static final String IMAGE = "image";

  /** Struct of the key columns before the change. */
  public static final String BEFORE = "before";

  /** Whether an update moved the row from {@link #BEFORE}'s key. */
  public static final String KEY_MOVED = "key_moved";

  /** Change sequence text; null when unknown. */
  public static final String SEQUENCE = "change_sequence";

  /** Place of the file in the total order of the files read, from 0. */
  public static final String FILE = "file";

  /** Place of the row in its file, from 1. */
  public static final String ROW = "row";

  /** Whether the row's file is applied by this batch, not read for context. */
  public static final String FRESH = "fresh";

  private StagedColumns() {}
}
