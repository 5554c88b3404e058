package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;

/**
 * Something in which a pipeline file and its source differ.
 *
 * @param table as the file names it, or would
 * @param column in the table's names; empty when it is about the table
 * @param detail what is there and what would be, for a person
 */
public record FileChange(Kind kind, TableName table, String column, String detail) {

  /** What differs, and whether discover may follow. */
  public enum Kind {
    NEW_TABLE("+ table", true),
    NEW_COLUMN("+ column", true),
    WIDER_TYPE("~ column", true),
    GONE_TABLE("- table", false),
    GONE_COLUMN("- column", false),
    OTHER_TYPE("! column", false),
    OTHER_KEY("! key", false);

    private final String mark;
    private final boolean followed;

    Kind(String mark, boolean followed) {
      this.mark = mark;
      this.followed = followed;
    }

    /** Whether it is written into the file. */
    public boolean isFollowed() {
      return followed;
    }

    /** Whether a person must decide what becomes of the table. */
    public boolean isConflict() {
      return this == OTHER_TYPE || this == OTHER_KEY;
    }
  }

  public FileChange {
    requireNonNull(kind, "kind is null");
    requireNonNull(table, "table is null");
    requireNonNull(column, "column is null");
    requireNonNull(detail, "detail is null");
  }

  /** One line of a difference: a mark, the subject, the detail. */
  public String text() {
    return "%s %s%s: %s".formatted(kind.mark, table, column.isEmpty() ? "" : "." + column, detail);
  }
}
