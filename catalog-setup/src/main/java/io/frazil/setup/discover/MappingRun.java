package io.frazil.setup.discover;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.pipeline.SourceTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Follows a task's table mappings forwards, from the source's names to those of DMS's folders and
 * columns. Rules apply in the order of the document.
 *
 * <p>Source: AWS DMS User Guide, "Transformation rules and actions" (read 2026-11-22).
 */
final class MappingRun {

  private final TableMappings mappings;

  MappingRun(TableMappings mappings) {
    this.mappings = mappings;
  }

  /** Whether a selection rule includes the table and none excludes it. */
  boolean selects(SourceTable table) {
    boolean included = false;
    for (MappingRule rule : mappings.rules()) {
      if (rule.locator().covers(table.schema(), table.table())) {
        included |= rule.isSelection("include") || rule.isSelection("explicit");
        if (rule.isSelection("exclude")) {
          return false;
        }
      }
    }
    return included;
  }

  /**
   * The table as DMS writes it.
   *
   * @throws UnknownRuleException when a rule about it cannot be followed
   */
  MappedTable map(FoundTable found) {
    String schema = found.name().schema();
    String table = found.name().table();
    Map<String, String> columns = new LinkedHashMap<>();
    found.columns().forEach(column -> columns.put(column.name(), column.name()));
    String sequence = "";
    List<String> others = new ArrayList<>();
    String prefix = "";
    for (MappingRule rule : mappings.rules()) {
      if (!rule.type().equals("transformation")
          || !rule.locator().covers(found.name().schema(), found.name().table())) {
        continue;
      }
      switch (rule.target()) {
        case "schema" -> schema = renamed(rule, schema);
        case "table" -> table = renamed(rule, table);
        case "column" -> {
          if (!rule.action().equals("add-column")) {
            changeColumns(rule, columns);
          } else if (rule.expression().contains("$AR_H_CHANGE_SEQ") && sequence.isEmpty()) {
            sequence = rule.value();
          } else {
            others.add(rule.value());
          }
          if (rule.action().equals("add-before-image-columns")) {
            prefix = beforeImage(rule);
          }
        }
        default -> throw new UnknownRuleException(rule, "rule-target '" + rule.target() + "'");
      }
    }
    return new MappedTable(
        new SourceTable(schema, table), columns, new AddedColumns(sequence, others, prefix));
  }

  private static String beforeImage(MappingRule rule) {
    if (!rule.image().filter().equals("pk-only") || !rule.image().suffix().isEmpty()) {
      throw new UnknownRuleException(
          rule, "before images with a suffix or of other columns than the key");
    }
    return rule.image().prefix();
  }

  private static void changeColumns(MappingRule rule, Map<String, String> columns) {
    for (String name : List.copyOf(columns.keySet())) {
      if (!rule.locator().coversColumn(name)) {
        continue;
      }
      switch (rule.action()) {
        case "remove-column" -> columns.remove(name);
        case "add-before-image-columns" -> {}
        case "include-column" -> throw new UnknownRuleException(rule, "action 'include-column'");
        case "change-data-type" ->
            throw new UnknownRuleException(rule, "action 'change-data-type'");
        default -> columns.put(name, renamed(rule, columns.get(name)));
      }
    }
  }

  private static String renamed(MappingRule rule, String name) {
    String value = rule.value();
    if (!rule.expression().isEmpty()) {
      throw new UnknownRuleException(rule, "names made by an expression");
    }
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
      default -> throw new UnknownRuleException(rule, "action '" + rule.action() + "'");
    };
  }

  private static String withPrefix(String name, String old, String fresh) {
    return name.startsWith(old) ? fresh + name.substring(old.length()) : name;
  }

  private static String withSuffix(String name, String old, String fresh) {
    return name.endsWith(old) ? name.substring(0, name.length() - old.length()) + fresh : name;
  }

  /** A rule that this class has no meaning for. */
  static final class UnknownRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownRuleException(MappingRule rule, String what) {
      super(
          "its %s rule about %s.%s is not followed here: %s. Correct the definition by hand."
              .formatted(rule.type(), rule.locator().schema(), rule.locator().table(), what));
    }
  }
}
