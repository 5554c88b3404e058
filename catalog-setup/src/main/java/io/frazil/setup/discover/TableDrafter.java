package io.frazil.setup.discover;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableName;
import io.frazil.setup.plan.AthenaRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes definitions of tables that were found, or says why there can be none. */
public final class TableDrafter {

  private static final Set<ColumnType.Kind> NO_KEYS =
      EnumSet.of(
          ColumnType.Kind.FLOAT,
          ColumnType.Kind.DOUBLE,
          ColumnType.Kind.FIXED,
          ColumnType.Kind.BINARY);

  private final SourceTypes types;
  private final Optional<MappingRun> mappings;
  private final Optional<String> namespace;

  /**
   * @param mappings of the task, where known
   * @param namespace of every target; the source's schema where there is none
   */
  public TableDrafter(
      SourceTypes types, Optional<TableMappings> mappings, Optional<String> namespace) {
    this.types = requireNonNull(types, "types is null");
    this.mappings = mappings.map(MappingRun::new);
    this.namespace = requireNonNull(namespace, "namespace is null");
  }

  /**
   * Makes what can be made; a table that the mappings do not select is neither made nor refused.
   */
  public Drafts draft(Collection<FoundTable> found) {
    List<TableDraft> drafts = new ArrayList<>();
    List<Drafts.Refused> refused = new ArrayList<>();
    for (FoundTable table : found) {
      if (mappings.isEmpty() || mappings.get().selects(table.name())) {
        try {
          drafts.add(draft(table));
        } catch (MappingRun.UnknownRuleException | RefusedException e) {
          refused.add(new Drafts.Refused(table.name(), e.getMessage()));
        }
      }
    }
    return new Drafts(drafts, refused);
  }

  private TableDraft draft(FoundTable found) {
    if (found.key().isEmpty()) {
      throw new RefusedException(types.withoutKey());
    }
    MappedTable mapped = mappings.map(run -> run.map(found)).orElseGet(() -> unmapped(found));
    List<TableDraft.Column> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (SourceColumn column : found.columns()) {
      String name = mapped.columns().get(column.name());
      if (name != null) {
        TableDraft.Column made = column(column, name);
        columns.add(made);
        if (!seen.add(made.name())) {
          throw new RefusedException(
              "two of its columns are named "
                  + name
                  + ", letter case aside. Rename one by a rule of the task.");
        }
      }
    }
    List<String> notes = new ArrayList<>();
    if (!found.remark().isEmpty()) {
      notes.add(found.remark());
    }
    TableName target = target(mapped.folder(), notes);
    return new TableDraft(
        found.name(), mapped.folder(), target, columns, key(found, columns), mapped.added(), notes);
  }

  private TableDraft.Column column(SourceColumn column, String name) {
    Decision decision =
        types
            .decide(column)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "its column "
                            + column.name()
                            + " has type "
                            + column.type()
                            + ", and it is not known how DMS writes that. Look at a file of the"
                            + " table and declare it by hand."));
    String lower = name.toLowerCase(Locale.ROOT);
    String note = decision.note();
    if (!AthenaRules.isName(lower)) {
      note +=
          (note.isEmpty() ? "" : " ")
              + "Athena cannot hold this name: rename the column by a rule of the task.";
    }
    return new TableDraft.Column(column.name(), lower, decision.type(), note);
  }

  /** The key in the table's names. */
  private static List<String> key(FoundTable found, List<TableDraft.Column> columns) {
    List<String> key = new ArrayList<>();
    for (String part : found.key()) {
      TableDraft.Column column =
          columns.stream()
              .filter(each -> each.origin().equals(part))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RefusedException(
                          "a rule of the task removes its key column " + part + "."));
      if (NO_KEYS.contains(column.type().kind())) {
        throw new RefusedException(
            "its key column %s becomes %s, which cannot be a key.".formatted(part, column.type()));
      }
      key.add(column.name());
    }
    return key;
  }

  private TableName target(SourceTable folder, List<String> notes) {
    String schema = namespace.orElseGet(() -> athena(folder.schema(), notes));
    return new TableName(schema, athena(folder.table(), notes));
  }

  /** A name that Athena can hold, made of one that it may not. */
  private static String athena(String name, List<String> notes) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (AthenaRules.isName(lower)) {
      return lower;
    }
    String made = lower.replaceAll("[^a-z0-9_]", "_");
    notes.add("Athena cannot hold the name '" + name + "': the target is named '" + made + "'.");
    return made.substring(0, Math.min(255, made.length()));
  }

  private static MappedTable unmapped(FoundTable found) {
    Map<String, String> columns = new LinkedHashMap<>();
    found.columns().forEach(column -> columns.put(column.name(), column.name()));
    return new MappedTable(found.name(), columns, AddedColumns.NONE);
  }

  /** A table that can have no definition. */
  private static final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedException(String reason) {
      super(reason);
    }
  }
}
