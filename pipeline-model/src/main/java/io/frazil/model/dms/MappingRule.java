package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One rule of a task's table mappings: a selection or a transformation. Texts a rule does not have
 * are empty; words are as DMS spells them, in lower case.
 *
 * <p>Source: AWS DMS User Guide, "Using table mapping to specify task settings".
 *
 * @param type {@code rule-type}: selection, transformation, table-settings and others
 * @param target {@code rule-target} of a transformation: schema, table, column and others
 * @param action {@code rule-action}, as in include or add-column
 * @param value the new name, or the name of an added column
 * @param expression of an added column, as in {@code $AR_H_CHANGE_SEQ}
 * @param image of an add-before-image-columns rule; {@link BeforeImage#NONE} for any other
 * @param filtered whether a selection has filters
 * @param dataType of an added column; {@link DataType#NONE} where the rule names none
 * @param oldValue the prefix or suffix that is replaced
 */
public record MappingRule(
    String type,
    String target,
    String action,
    Locator locator,
    String value,
    String expression,
    BeforeImage image,
    boolean filtered,
    DataType dataType,
    String oldValue) {

  /** The objects of the source a rule is about; {@code %} stands for any text. */
  public record Locator(String schema, String table, String column) {

    public Locator {
      requireNonNull(schema, "schema is null");
      requireNonNull(table, "table is null");
      requireNonNull(column, "column is null");
    }

    /** Whether the table is meant, letter case aside. */
    public boolean covers(String schemaName, String tableName) {
      return matches(schema, schemaName) && matches(table, tableName);
    }

    /** Whether the column is meant, letter case aside. */
    public boolean coversColumn(String name) {
      return matches(column, name);
    }

    /** Whether it names one table rather than a pattern. */
    public boolean isExact() {
      return !schema.contains("%") && !table.contains("%");
    }

    private static boolean matches(String pattern, String name) {
      if (pattern.isEmpty()) {
        return true;
      }
      StringBuilder regex = new StringBuilder();
      for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
        regex.append(c == '%' ? ".*" : Pattern.quote(String.valueOf(c)));
      }
      return name.toLowerCase(Locale.ROOT).matches(regex.toString());
    }
  }

  /** How before-image columns are named, and of which columns they are. */
  public record BeforeImage(String prefix, String suffix, String filter) {

    /** No before image. */
    public static final BeforeImage NONE = new BeforeImage("", "", "");

    public BeforeImage {
      requireNonNull(prefix, "prefix is null");
      requireNonNull(suffix, "suffix is null");
      requireNonNull(filter, "filter is null");
    }
  }

  /**
   * The type of an added column.
   *
   * @param name DMS's word in lower case, as in string
   * @param precision length of a text, digits of a fraction or number; 0 where there is none
   */
  public record DataType(String name, int precision) {

    /** No type. */
    public static final DataType NONE = new DataType("", 0);

    public DataType {
      requireNonNull(name, "name is null");
    }
  }

  /** A rule that neither types a column nor replaces a part of a name. */
  public MappingRule(
      String type,
      String target,
      String action,
      Locator locator,
      String value,
      String expression,
      BeforeImage image,
      boolean filtered) {
    this(type, target, action, locator, value, expression, image, filtered, DataType.NONE, "");
  }

  public MappingRule {
    requireNonNull(type, "type is null");
    requireNonNull(target, "target is null");
    requireNonNull(action, "action is null");
    requireNonNull(locator, "locator is null");
    requireNonNull(value, "value is null");
    requireNonNull(expression, "expression is null");
    requireNonNull(image, "image is null");
    requireNonNull(dataType, "dataType is null");
    requireNonNull(oldValue, "oldValue is null");
  }

  public boolean isSelection(String wantedAction) {
    return type.equals("selection") && action.equals(wantedAction);
  }

  /** Whether it is a transformation of this target by this action. */
  public boolean isTransformation(String wantedTarget, String wantedAction) {
    return type.equals("transformation")
        && target.equals(wantedTarget)
        && action.equals(wantedAction);
  }
}
