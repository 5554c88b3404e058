package io.frazil.merge.drift;

import io.frazil.merge.drift.ColumnDrift.Found;
import io.frazil.merge.drift.ColumnDrift.Incompatible;
import io.frazil.merge.read.UnfitColumn;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict on the columns of a batch's files, taken file by file in the total order, so that it
 * does not depend on how files are put into batches.
 *
 * @param columns of the table, as they are once it has evolved
 * @param found what the files have and the table does not, in the order in which it was met
 */
public record Drift(List<Column> columns, List<ColumnDrift> found) {

  /** What DMS calls a column of its own. */
  private static final String OP = "op";

  public Drift {
    columns = List.copyOf(columns);
    found = List.copyOf(found);
  }

  /** Of files that fit the table's columns. */
  public static Drift none(List<Column> columns) {
    return new Drift(columns, List.of());
  }

  public boolean isNone() {
    return found.isEmpty();
  }

  /**
   * The verdict once another file has been looked at.
   *
   * @param file path below the table's folder
   * @param unfit its columns that do not fit {@link #columns}
   * @param takesName whether the catalog takes a name for a new column
   */
  public Drift with(String file, List<UnfitColumn> unfit, Predicate<String> takesName) {
    Drift drift = this;
    for (UnfitColumn column : unfit) {
      Found where = new Found(column.found(), file);
      drift =
          column.isNew()
              ? drift.and(judgeNew(column, where, takesName))
              : drift.judgeOther(column, where).map(drift::and).orElse(drift);
    }
    return drift;
  }

  private static ColumnDrift judgeNew(
      UnfitColumn column, Found found, Predicate<String> takesName) {
    String name = column.name().toLowerCase(Locale.ROOT);
    if (name.equals(OP) || !takesName.test(name)) {
      return new Incompatible(
          name,
          "a name that the table can have",
          found,
          "Give it another name, or leave it out, by a transformation rule of the DMS task"
              + " (rename-column, remove-column).");
    }
    return column
        .type()
        .map(type -> (ColumnDrift) new ColumnDrift.New(new Column(name, type), found))
        .orElseGet(
            () ->
                new Incompatible(
                    name,
                    "none",
                    found,
                    "No type of a table holds it. Leave it out by a transformation rule of the DMS"
                        + " task (remove-column)."));
  }

  /** Empty for the before image of a key column that has been widened already. */
  private Optional<ColumnDrift> judgeOther(UnfitColumn column, Found found) {
    Column known =
        columns.stream()
            .filter(other -> other.name().equals(column.column()))
            .findFirst()
            .orElseThrow();
    if (column.type().filter(known.type()::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<ColumnType> wider = column.type().filter(known.type()::widensTo);
    if (wider.isPresent()) {
      Column widened = new Column(known.name(), wider.get(), known.doc());
      return Optional.of(new ColumnDrift.Wider(widened, known.type(), found));
    }
    return Optional.of(
        new Incompatible(
            known.name(),
            known.type().toString(),
            found,
            "A table keeps its rows, so "
                + known.type()
                + " cannot become that. Convert the column back by a transformation rule of the"
                + " DMS task (change-data-type); or declare the table anew under another target,"
                + " with the type that the column has now, and reload it in DMS."));
  }

  private Drift and(ColumnDrift drift) {
    List<ColumnDrift> all = new ArrayList<>(found);
    boolean isKnown =
        drift.evolved().isEmpty()
            && all.stream()
                .anyMatch(
                    other -> other.evolved().isEmpty() && other.column().equals(drift.column()));
    if (!isKnown) {
      all.add(drift);
    }
    return new Drift(drift.evolved().map(this::put).orElse(columns), all);
  }

  private List<Column> put(Column column) {
    List<Column> all = new ArrayList<>(columns);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).name().equals(column.name())) {
        all.set(i, column);
        return all;
      }
    }
    all.add(column);
    return all;
  }

  /** The columns that the table must be given, or given another type; in table order. */
  public List<Column> changes() {
    Set<String> changed =
        found.stream()
            .filter(drift -> drift.evolved().isPresent())
            .map(ColumnDrift::column)
            .collect(Collectors.toSet());
    return columns.stream().filter(column -> changed.contains(column.name())).toList();
  }

  /**
   * Lets the table evolve, or stops it.
   *
   * @throws FrazilException of kind SCHEMA_DRIFT, with the difference and the remedy of each column
   */
  public void requireEvolvable(PipelineTable table) {
    boolean evolvable = found.stream().allMatch(drift -> drift.evolved().isPresent());
    if (evolvable && table.policy().drift() == DriftPolicy.EVOLVE) {
      return;
    }
    StringBuilder message =
        new StringBuilder("Cannot merge ")
            .append(table.source())
            .append(" into ")
            .append(table.name())
            .append(": its change files have other columns. Nothing was committed.");
    for (ColumnDrift drift : found) {
      message.append("\n  ").append(drift.difference());
      message.append("\n    ").append(drift.remedy());
    }
    throw new FrazilException(FailureKind.SCHEMA_DRIFT, message.toString());
  }

  /** What becomes of the table, for a person: {@code add column colour string, found ...}. */
  @Override
  public String toString() {
    return found.stream().map(ColumnDrift::toString).collect(Collectors.joining("; "));
  }
}
