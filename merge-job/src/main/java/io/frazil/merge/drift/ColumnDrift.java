package io.frazil.merge.drift;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.Visible;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.Optional;

/** What one column of a change file means for the table. */
public sealed interface ColumnDrift {

  /** Name of the table's column, that it has or would have. */
  String column();

  /** The column as the table has it once it has evolved; empty when it cannot. */
  Optional<Column> evolved();

  /** What differs, as in {@code column id: expected int, found ... in 20240612-103125108.csv}. */
  String difference();

  /** What a person can do, as a sentence. */
  String remedy();

  /** The table has no such column, and can have it. */
  record New(Column added, Found found) implements ColumnDrift {

    public New {
      requireNonNull(added, "added is null");
      requireNonNull(found, "found is null");
    }

    @Override
    public String column() {
      return added.name();
    }

    @Override
    public Optional<Column> evolved() {
      return Optional.of(added);
    }

    @Override
    public String difference() {
      return "column " + column() + ": expected none, found " + found;
    }

    @Override
    public String remedy() {
      return "Declare "
          + column()
          + " with its type in columns, or in added-columns when a rule of the DMS task adds it,"
          + " and run './frazil setup'; or set drift: evolve, which adds it as "
          + added.type()
          + ".";
    }

    @Override
    public String toString() {
      return "add column " + column() + " " + added.type() + ", found " + found;
    }
  }

  /** Not every value fits the table's column, but a wider one that it can become. */
  record Wider(Column widened, ColumnType from, Found found) implements ColumnDrift {

    public Wider {
      requireNonNull(widened, "widened is null");
      requireNonNull(from, "from is null");
      requireNonNull(found, "found is null");
    }

    @Override
    public String column() {
      return widened.name();
    }

    @Override
    public Optional<Column> evolved() {
      return Optional.of(widened);
    }

    @Override
    public String difference() {
      return "column " + column() + ": expected " + from + ", found " + found;
    }

    @Override
    public String remedy() {
      return "Declare "
          + column()
          + ": "
          + widened.type()
          + " and run './frazil setup'; or set drift: evolve.";
    }

    @Override
    public String toString() {
      return "widen column "
          + column()
          + " from "
          + from
          + " to "
          + widened.type()
          + ", found "
          + found;
    }
  }

  /**
   * The table cannot become what the file has.
   *
   * @param expected the table's type, or what a column must be
   */
  record Incompatible(String column, String expected, Found found, String remedy)
      implements ColumnDrift {

    public Incompatible {
      requireNonNull(column, "column is null");
      requireNonNull(expected, "expected is null");
      requireNonNull(found, "found is null");
      requireNonNull(remedy, "remedy is null");
    }

    @Override
    public Optional<Column> evolved() {
      return Optional.empty();
    }

    @Override
    public String difference() {
      return "column " + Visible.text(column) + ": expected " + expected + ", found " + found;
    }
  }

  /**
   * What stands in a file.
   *
   * @param text as the file has it
   * @param file path below the table's folder
   */
  record Found(String text, String file) {

    public Found {
      requireNonNull(text, "text is null");
      requireNonNull(file, "file is null");
    }

    @Override
    public String toString() {
      return Visible.text(text) + " in " + file;
    }
  }
}
