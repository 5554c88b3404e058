package io.frazil.merge.drift;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.EvolvedColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a table as the catalog has them.
 *
 * @param all in table order
 * @param evolved which of them change files decided about
 */
public record TableColumns(List<Found> all, EvolvedColumns evolved) {

  /**
   * A column in the catalog.
   *
   * @param type in Iceberg's own spelling, which may be one that Frazil cannot write
   */
  public record Found(String name, String type) {

    public Found {
      requireNonNull(name, "name is null");
      requireNonNull(type, "type is null");
    }

    private Optional<ColumnType> columnType() {
      return ColumnType.parse(type);
    }
  }

  public TableColumns {
    requireNonNull(evolved, "evolved is null");
    all = List.copyOf(all);
  }

  /**
   * The table as it is merged: the declared columns, of the type that change files have widened
   * them to, and behind them those that change files brought.
   *
   * @throws FrazilException of kind CONFIGURATION when the table is not as it was declared: the
   *     pipeline file may have changed since setup, and half a row is worse than none
   */
  public PipelineTable merged(PipelineTable declared, S3Settings endpoint) {
    List<String> differences = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (Column column : declared.target().columns()) {
      columns.add(merged(column, differences));
    }
    for (Found found : all) {
      if (columns.stream().noneMatch(column -> column.name().equals(found.name()))) {
        brought(found, differences).ifPresent(columns::add);
      }
    }
    if (!differences.isEmpty()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot merge into "
              + declared.name()
              + ": its columns are not those of the pipeline file. "
              + String.join("; ", differences)
              + ". Run './frazil setup', which evolves the table or says what to do.");
    }
    refuseTaken(declared, endpoint);
    return declared.with(columns);
  }

  private Column merged(Column column, List<String> differences) {
    Optional<Found> found =
        all.stream().filter(other -> other.name().equals(column.name())).findFirst();
    if (found.isEmpty()) {
      differences.add("Column " + column.name() + " is declared and not in the table");
      return column;
    }
    Optional<ColumnType> type = found.get().columnType();
    if (type.filter(column.type()::equals).isPresent()) {
      return column;
    }
    if (evolved.contains(column.name()) && type.filter(column.type()::widensTo).isPresent()) {
      return new Column(column.name(), type.get(), column.doc());
    }
    differences.add(
        "Column " + column.name() + ": expected " + column.type() + ", got " + found.get().type());
    return column;
  }

  private Optional<Column> brought(Found found, List<String> differences) {
    Optional<ColumnType> type = found.columnType();
    if (!evolved.contains(found.name())) {
      differences.add("Column " + found.name() + " is in the table and not declared");
      return Optional.empty();
    }
    if (type.isEmpty()) {
      differences.add("Column " + found.name() + " has a type that cannot be written");
    }
    return type.map(known -> new Column(found.name(), known));
  }

  /** A column that a rule of the task adds may have come before the rule was declared. */
  private void refuseTaken(PipelineTable declared, S3Settings endpoint) {
    Set<String> added = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    declared.added().changeSequenceColumn().ifPresent(added::add);
    added.addAll(declared.added().others());
    endpoint.timestampColumnName().ifPresent(added::add);
    if (declared.added().hasBeforeImage()) {
      declared
          .target()
          .key()
          .forEach(part -> added.add(declared.added().beforeImagePrefix() + part));
    }
    List<String> taken = all.stream().map(Found::name).filter(added::contains).toList();
    if (!taken.isEmpty()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot merge into "
              + declared.name()
              + ": "
              + taken
              + " are columns of the table, which change files brought, and the pipeline file now"
              + " says that DMS adds them. Expected one or the other. Drop them from the table:"
              + " ALTER TABLE "
              + declared.name()
              + " DROP COLUMN "
              + taken.get(0)
              + ".");
    }
  }

  /** The columns that change files brought and nobody has declared, as {@code colour string}. */
  public List<String> undeclared(PipelineTable table) {
    return all.stream()
        .filter(found -> evolved.contains(found.name()))
        .filter(
            found ->
                table.target().columns().stream()
                    .noneMatch(column -> column.name().equals(found.name())))
        .map(found -> found.name() + " " + found.type())
        .toList();
  }

  /** Whether the table has these columns, of these types, and no other. */
  public boolean are(List<Column> columns) {
    return all.size() == columns.size()
        && columns.stream()
            .allMatch(
                column ->
                    all.stream()
                        .anyMatch(
                            found ->
                                found.name().equals(column.name())
                                    && found.columnType().equals(Optional.of(column.type()))));
  }
}
