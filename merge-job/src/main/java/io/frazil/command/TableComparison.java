package io.frazil.command;

import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.SourceColumn;
import io.frazil.setup.discover.SourceMatch;
import io.frazil.setup.discover.SourceTypes;
import io.frazil.setup.jdbc.SourceDatabase;
import io.frazil.setup.jdbc.SourceSides;
import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.Side;
import io.frazil.setup.verify.TargetVersion;
import io.frazil.setup.verify.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts both sides of a table together: its source by JDBC, itself by Iceberg's reader. */
final class TableComparison {

  private final Workbench bench;
  private final SourceDatabase database;
  private final List<FoundTable> found;
  private final Optional<TableMappings> mappings;
  private final Verification.Limits limits;

  /**
   * @param found the source's tables
   */
  TableComparison(
      Workbench bench,
      SourceDatabase database,
      List<FoundTable> found,
      Optional<TableMappings> mappings,
      Verification.Limits limits) {
    this.bench = bench;
    this.database = database;
    this.found = found;
    this.mappings = mappings;
    this.limits = limits;
  }

  VerifiedTable verify(PipelineTable table) {
    SourceMatch match =
        SourceMatch.find(table.source(), found, mappings).orElseThrow(() -> missing(table));
    List<String> notCompared = new ArrayList<>();
    ComparedTable compared = compared(table, match, notCompared);
    Side source = new SourceSides(database).of(match.table(), compared);
    Verification verification =
        new Verification(compared, source, () -> newest(table, compared), limits);
    return new VerifiedTable(table.name(), compared, notCompared, verification.compare());
  }

  private TargetVersion newest(PipelineTable table, ComparedTable compared) {
    int pending = bench.look(table, false).selection().pending();
    TableProgress progress = bench.tables().progress(table.name());
    long snapshot = progress.snapshot().id();
    return new TargetVersion(
        bench.side(table.name(), snapshot, compared),
        snapshot,
        progress.watermark().map(ChangeFileName::path).orElse(""),
        progress.sourceTime(),
        pending);
  }

  private ComparedTable compared(PipelineTable table, SourceMatch match, List<String> notCompared) {
    List<ComparedColumn> key = new ArrayList<>();
    for (String part : table.target().key()) {
      key.add(
          column(table.target().column(part), match)
              .orElseThrow(() -> withoutKey(table, part, match)));
    }
    List<ComparedColumn> others = new ArrayList<>();
    for (Column column : table.target().columns()) {
      if (!table.target().key().contains(column.name())) {
        Optional<ComparedColumn> both = column(column, match);
        both.ifPresent(others::add);
        if (both.isEmpty()) {
          notCompared.add(column.name() + ": the source has it no more");
        }
      }
    }
    match
        .columns()
        .forEach(
            (name, column) -> {
              if (table.target().columns().stream()
                  .noneMatch(each -> each.name().equalsIgnoreCase(name))) {
                notCompared.add(name + ": not declared in the pipeline file");
              }
            });
    return ComparedTable.of(key, others);
  }

  private Optional<ComparedColumn> column(Column column, SourceMatch match) {
    return Optional.ofNullable(match.columns().get(column.name().toLowerCase(Locale.ROOT)))
        .map(
            source ->
                new ComparedColumn(
                    column.name(), source.name(), comparedAs(column, source), source.type()));
  }

  /** MySQL's float has 32 bits, also where DMS writes 64 and the table holds them. */
  private ColumnType comparedAs(Column column, SourceColumn source) {
    return database.types() == SourceTypes.MYSQL
            && column.type().kind() == ColumnType.Kind.DOUBLE
            && source.type().toLowerCase(Locale.ROOT).startsWith("float")
        ? ColumnType.of(ColumnType.Kind.FLOAT)
        : column.type();
  }

  private FrazilException missing(PipelineTable table) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot verify table "
            + table.name()
            + ": the source has no table that DMS writes to "
            + table.source()
            + ". Name its database in --source, give --mappings if a rule renames it, and grant the"
            + " user SELECT.");
  }

  private static FrazilException withoutKey(PipelineTable table, String part, SourceMatch match) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot verify table "
            + table.name()
            + ": "
            + match.table()
            + " has no column "
            + part
            + ", which is part of its key. Give --mappings if a rule renames it.");
  }
}
