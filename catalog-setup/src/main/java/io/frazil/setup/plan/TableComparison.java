package io.frazil.setup.plan;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.EvolvedColumns;
import io.frazil.model.table.PartitionField;
import io.frazil.model.table.TableDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One wanted table against one found: collects what to change and what to refuse. Used once. */
final class TableComparison {

  private static final String NONE = "none";

  private final WantedTable wanted;
  private final TableDefinition definition;
  private final ExistingTable found;
  private final EvolvedColumns evolved;
  private final List<TableChange> changes = new ArrayList<>();
  private final List<Difference> differences = new ArrayList<>();

  TableComparison(WantedTable wanted, ExistingTable found) {
    this.wanted = wanted;
    this.definition = wanted.definition();
    this.found = found;
    this.evolved = EvolvedColumns.parse(found.properties().get(EvolvedColumns.PROPERTY));
  }

  TablePlan plan() {
    compareFormatVersion();
    compareOwner();
    definition.columns().forEach(this::compareColumn);
    found.columns().stream()
        .filter(column -> !isWanted(column) && !evolved.contains(column.name()))
        .forEach(this::refuseDropped);
    compareKey();
    comparePartitions();
    compareProperties();
    if (!found.hasSnapshot()) {
      changes.add(new TableChange.AddFirstSnapshot());
    }
    return differences.isEmpty()
        ? TablePlan.change(wanted, changes)
        : TablePlan.refuse(wanted, differences);
  }

  private void compareFormatVersion() {
    String version = Integer.toString(found.formatVersion());
    if (!version.equals(wanted.formatVersion())) {
      differences.add(
          new Difference(
              ManagedProperties.FORMAT_VERSION,
              wanted.formatVersion(),
              version,
              found.formatVersion() > Integer.parseInt(wanted.formatVersion())
                  ? "If every reader of the table can read it, say format-version: "
                      + version
                      + " under properties; a table cannot go back."
                  : alter("SET TBLPROPERTIES ('format-version' = '" + wanted.formatVersion() + "')")
                      + "; a table cannot go back."));
    }
  }

  private void compareOwner() {
    for (Map.Entry<String, String> mark : ManagedProperties.owner(wanted).entrySet()) {
      String value = found.properties().get(mark.getKey());
      if (value != null && !value.equals(mark.getValue())) {
        differences.add(
            new Difference(
                mark.getKey(),
                mark.getValue(),
                value,
                "Two pipelines must not fill one table. If this one takes it over: "
                    + alter("UNSET TBLPROPERTIES ('" + mark.getKey() + "')")
                    + "."));
      }
    }
  }

  private void compareColumn(Column column) {
    Optional<ExistingColumn> existing = found.column(column.name());
    if (existing.isEmpty()) {
      changes.add(new TableChange.AddColumn(column));
      return;
    }

    compareType(column, existing.get());
    if (!column.doc().isEmpty() && !column.doc().equals(existing.get().doc())) {
      changes.add(new TableChange.SetDoc(column.name(), column.doc()));
    }
    if (existing.get().required() && !definition.key().contains(column.name())) {
      changes.add(new TableChange.AllowNulls(column.name()));
    }
  }

  private void compareType(Column column, ExistingColumn existing) {
    Optional<ColumnType> type = existing.columnType();
    if (type.isPresent() && type.get().equals(column.type())) {
      return;
    }
    if (type.isPresent() && type.get().widensTo(column.type())) {
      changes.add(new TableChange.WidenColumn(column.name(), type.get(), column.type()));
      return;
    }
    if (evolved.contains(column.name())
        && type.filter(wider -> column.type().widensTo(wider)).isPresent()) {
      return;
    }

    differences.add(
        new Difference(
            "column " + column.name(),
            column.type().toString(),
            existing.typeText(),
            type.isPresent()
                ? "Declare it as " + type.get() + ", or load the table anew under another name."
                : "Frazil cannot write this type: load the table anew under another name."));
  }

  private boolean isWanted(ExistingColumn column) {
    return definition.columns().stream().anyMatch(other -> other.name().equals(column.name()));
  }

  private void refuseDropped(ExistingColumn column) {
    String keep =
        column
            .columnType()
            .map(type -> "Declare " + column.name() + ": " + type + " to keep it, or ")
            .orElse("");
    differences.add(
        new Difference(
            "column " + column.name(),
            NONE,
            column.typeText(),
            keep
                + alter("DROP COLUMN " + column.name())
                + renamed(column)
                    .map(name -> ", or, when it was renamed, RENAME COLUMN " + name)
                    .orElse("")
                + "."));
  }

  /** The one new column that this may have become: of its type, and no other like it. */
  private Optional<String> renamed(ExistingColumn column) {
    List<Column> candidates =
        definition.columns().stream()
            .filter(other -> found.column(other.name()).isEmpty())
            .filter(other -> column.columnType().filter(other.type()::equals).isPresent())
            .toList();
    return candidates.size() == 1
        ? Optional.of(column.name() + " TO " + candidates.get(0).name())
        : Optional.empty();
  }

  private void compareKey() {
    if (found.key().equals(new HashSet<>(definition.key()))) {
      return;
    }

    boolean declarable =
        definition.key().stream()
            .allMatch(name -> found.column(name).filter(ExistingColumn::required).isPresent());
    if (found.key().isEmpty() && declarable) {
      changes.add(new TableChange.SetKey(definition.key()));
      return;
    }
    differences.add(
        new Difference(
            "key",
            String.join(", ", definition.key()),
            found.key().isEmpty()
                ? NONE
                : String.join(", ", found.key().stream().sorted().toList()),
            "Declare the key the table has, or load the table anew under another name."));
  }

  private void comparePartitions() {
    List<String> expected = definition.partitions().stream().map(PartitionField::toString).toList();
    if (!expected.equals(found.partitions())) {
      differences.add(
          new Difference(
              "partition-by",
              listed(expected),
              listed(found.partitions()),
              "Declare what the table has, or first change it by hand: "
                  + alter("ADD PARTITION FIELD")
                  + " or DROP PARTITION FIELD."));
    }
  }

  private void compareProperties() {
    Map<String, String> exact = new TreeMap<>(ManagedProperties.writeModes(definition));
    exact.putAll(ManagedProperties.owner(wanted));
    exact.putAll(definition.properties());
    exact.remove(ManagedProperties.FORMAT_VERSION);

    Map<String, String> settled = new TreeMap<>(ManagedProperties.presets(definition));
    settled.keySet().removeAll(found.properties().keySet());
    settled.putAll(exact);
    settled.forEach(
        (name, value) -> {
          String before = found.properties().get(name);
          if (!value.equals(before)) {
            changes.add(new TableChange.SetProperty(name, before == null ? "" : before, value));
          }
        });
  }

  private String alter(String what) {
    return "ALTER TABLE " + wanted.name() + " " + what;
  }

  private static String listed(List<String> texts) {
    return texts.isEmpty() ? NONE : String.join(", ", texts);
  }
}
