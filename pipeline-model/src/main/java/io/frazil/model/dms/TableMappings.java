package io.frazil.model.dms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The table mappings of a task, in the order of the document. Tables are asked for by the names of
 * their folders, which are the names after renaming; a rule names its tables as the source does, so
 * rules that give a schema or table a whole new name are followed back.
 */
public record TableMappings(List<MappingRule> rules) {

  private static final Set<String> PARTIAL_RENAMES =
      Set.of(
          "add-prefix",
          "remove-prefix",
          "replace-prefix",
          "add-suffix",
          "remove-suffix",
          "replace-suffix");

  public TableMappings {
    rules = List.copyOf(rules);
  }

  /** Rules about a table that transform columns by one action. */
  public List<MappingRule> columnRules(String schema, String table, String action) {
    return rules.stream()
        .filter(rule -> rule.isTransformation("column", action))
        .filter(rule -> covers(rule, schema, table))
        .toList();
  }

  /** Whether a selection rule includes the table and none excludes it. */
  public boolean isSelected(String schema, String table) {
    boolean included = false;
    for (MappingRule rule : rules) {
      if (covers(rule, schema, table)) {
        included |= rule.isSelection("include") || rule.isSelection("explicit");
        if (rule.isSelection("exclude")) {
          return false;
        }
      }
    }
    return included;
  }

  /** Whether rows of the table are left out by filters. */
  public boolean isFiltered(String schema, String table) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.type().equals("selection") && rule.filtered() && covers(rule, schema, table));
  }

  /**
   * Whether folders are named after the source's tables in a way that can be followed back; a rule
   * that changes parts of names cannot.
   */
  public boolean canBeTraced() {
    return rules.stream()
        .noneMatch(
            rule ->
                rule.type().equals("transformation")
                    && !rule.target().equals("column")
                    && (PARTIAL_RENAMES.contains(rule.action()) || !rule.expression().isEmpty()));
  }

  /**
   * Whether a table of the source is written to this folder, letter case aside. Where rules change
   * parts of names, no table is known to be.
   */
  public boolean isWrittenTo(String sourceSchema, String sourceTable, String schema, String table) {
    return canBeTraced()
        && sourceNames("schema", schema).stream().anyMatch(sourceSchema::equalsIgnoreCase)
        && sourceNames("table", table).stream().anyMatch(sourceTable::equalsIgnoreCase);
  }

  /** Whether a rule is about the table of this folder. */
  public boolean covers(MappingRule rule, String schema, String table) {
    for (String sourceSchema : sourceNames("schema", schema)) {
      for (String sourceTable : sourceNames("table", table)) {
        if (rule.locator().covers(sourceSchema, sourceTable)) {
          return true;
        }
      }
    }
    return false;
  }

  private Set<String> sourceNames(String target, String name) {
    List<String> renamed = new ArrayList<>();
    for (MappingRule rule : rules) {
      if (rule.isTransformation(target, "rename") && rule.value().equalsIgnoreCase(name)) {
        String source = target.equals("schema") ? rule.locator().schema() : rule.locator().table();
        if (!source.contains("%")) {
          renamed.add(source);
        }
      }
    }
    return renamed.isEmpty() ? Set.of(name) : new LinkedHashSet<>(renamed);
  }
}
