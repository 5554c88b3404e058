package io.frazil.replicator.layout;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.source.SourceTable.TableId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What schemas, tables and columns of the source are called in the target, by the transformation
 * rules of the task in their order.
 *
 * <p>Source: AWS DMS User Guide, "Transformation rules and actions".
 */
public final class TargetNames {

  private static final Set<String> ACTIONS =
      Set.of(
          "rename",
          "convert-lowercase",
          "convert-uppercase",
          "add-prefix",
          "remove-prefix",
          "replace-prefix",
          "add-suffix",
          "remove-suffix",
          "replace-suffix");
  private static final Set<String> COLUMN_ACTIONS =
      Set.of("add-column", "add-before-image-columns", "remove-column", "include-column");

  private final TableMappings mappings;

  /**
   * Takes the mappings of a task.
   *
   * @throws FrazilException {@code CONFIGURATION} when a rule does what is not followed here
   */
  public TargetNames(TableMappings mappings) {
    this.mappings = mappings;
    for (MappingRule rule : mappings.rules()) {
      check(rule);
    }
  }

  /** Whether a selection rule includes the table and none excludes it. */
  public boolean isSelected(TableId source) {
    boolean included = false;
    for (MappingRule rule : mappings.rules()) {
      if (rule.locator().covers(source.schema(), source.table())) {
        included |= rule.isSelection("include") || rule.isSelection("explicit");
        if (rule.isSelection("exclude")) {
          return false;
        }
      }
    }
    return included;
  }

  /** The schema and table of the target's folder. */
  public TableId of(TableId source) {
    return new TableId(
        renamed("schema", source, "", source.schema()),
        renamed("table", source, "", source.table()));
  }

  /** The column's name in the files. */
  public String column(TableId source, String column) {
    return renamed("column", source, column, column);
  }

  /** Whether rules leave the column in the files. */
  boolean keeps(TableId source, String column) {
    boolean listed = false;
    boolean included = false;
    for (MappingRule rule : rules("column", source)) {
      if (rule.action().equals("remove-column") && rule.locator().coversColumn(column)) {
        return false;
      }
      if (rule.action().equals("include-column")) {
        listed = true;
        included |= rule.locator().coversColumn(column);
      }
    }
    return included || !listed;
  }

  /** Rules that add columns to the table, in their order. */
  List<MappingRule> adding(TableId source) {
    return rules("column", source).stream()
        .filter(rule -> rule.action().startsWith("add-") && rule.action().contains("-column"))
        .toList();
  }

  private String renamed(String target, TableId source, String column, String name) {
    String renamed = name;
    for (MappingRule rule : rules(target, source)) {
      if (target.equals("column") && !rule.locator().coversColumn(column)) {
        continue;
      }
      renamed = apply(rule, renamed);
    }
    return renamed;
  }

  private static String apply(MappingRule rule, String name) {
    String value = rule.value();
    return switch (rule.action()) {
      case "rename" -> value;
      case "convert-lowercase" -> name.toLowerCase(Locale.ROOT);
      case "convert-uppercase" -> name.toUpperCase(Locale.ROOT);
      case "add-prefix" -> value + name;
      case "add-suffix" -> name + value;
      case "remove-prefix" -> withPrefix(name, value, "");
      case "replace-prefix" -> withPrefix(name, rule.oldValue(), value);
      case "remove-suffix" -> withSuffix(name, value, "");
      case "replace-suffix" -> withSuffix(name, rule.oldValue(), value);
      default -> name;
    };
  }

  private static String withPrefix(String name, String old, String fresh) {
    return name.startsWith(old) ? fresh + name.substring(old.length()) : name;
  }

  private static String withSuffix(String name, String old, String fresh) {
    return name.endsWith(old) ? name.substring(0, name.length() - old.length()) + fresh : name;
  }

  private List<MappingRule> rules(String target, TableId source) {
    List<MappingRule> rules = new ArrayList<>();
    for (MappingRule rule : mappings.rules()) {
      boolean covered =
          target.equals("schema")
              ? rule.locator().covers(source.schema(), rule.locator().table())
              : rule.locator().covers(source.schema(), source.table());
      if (rule.type().equals("transformation") && rule.target().equals(target) && covered) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static void check(MappingRule rule) {
    if (rule.type().equals("selection")) {
      if (rule.filtered()) {
        throw refusal("a selection with filters", "leave the filters out");
      }
      return;
    }
    if (!rule.type().equals("transformation")) {
      return;
    }
    boolean known =
        ACTIONS.contains(rule.action())
            || rule.target().equals("column") && COLUMN_ACTIONS.contains(rule.action());
    if (!known || !Set.of("schema", "table", "column").contains(rule.target())) {
      throw refusal(
          "the action " + rule.action() + " on " + rule.target(), "leave the rule out of a copy");
    }
    if (ACTIONS.contains(rule.action()) && !rule.expression().isEmpty()) {
      throw refusal("a name made by an expression", "give the name as value");
    }
  }

  private static FrazilException refusal(String what, String remedy) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot follow the table mappings: "
            + what
            + " is not imitated. Expected renames, changes of case, prefixes and suffixes of"
            + " schemas, tables and columns, and "
            + String.join(", ", COLUMN_ACTIONS.stream().sorted().toList())
            + ". To rehearse the rest, "
            + remedy
            + ".");
  }
}
