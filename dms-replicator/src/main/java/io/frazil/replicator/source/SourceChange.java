package io.frazil.replicator.source;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What one statement of a committed transaction did to one row, or, by {@link Kind#TRUNCATE}, to a
 * table.
 *
 * @param table in the shape it had when the statement ran
 * @param before the row before, as far as the log holds it: of an update, empty unless the key
 *     changed or the source logs old rows; of an insert and a truncate, empty
 * @param after the row after; empty for a delete and a truncate
 */
public record SourceChange(
    SourceTable table, Kind kind, Optional<SourceRow> before, Optional<SourceRow> after) {

  /** The statements that a log tells of. */
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE
  }

  public SourceChange {
    requireNonNull(table, "table is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(before, "before is null");
    requireNonNull(after, "after is null");
    boolean hasAfter = kind == Kind.INSERT || kind == Kind.UPDATE;
    if (after.isPresent() != hasAfter || (kind == Kind.DELETE && before.isEmpty())) {
      throw new IllegalArgumentException(kind + " of " + table.id() + " lacks or has an image");
    }
  }

  public static SourceChange insert(SourceTable table, SourceRow row) {
    return new SourceChange(table, Kind.INSERT, Optional.empty(), Optional.of(row));
  }

  public static SourceChange update(
      SourceTable table, Optional<SourceRow> before, SourceRow after) {
    return new SourceChange(table, Kind.UPDATE, before, Optional.of(after));
  }

  public static SourceChange delete(SourceTable table, SourceRow row) {
    return new SourceChange(table, Kind.DELETE, Optional.of(row), Optional.empty());
  }

  public static SourceChange truncate(SourceTable table) {
    return new SourceChange(table, Kind.TRUNCATE, Optional.empty(), Optional.empty());
  }

  /** Whether an update gave the row another key; false where the log holds no row before. */
  public boolean movesKey() {
    return kind == Kind.UPDATE
        && before.isPresent()
        && !before.get().of(table, table.key()).equals(after.orElseThrow().of(table, table.key()));
  }
}
