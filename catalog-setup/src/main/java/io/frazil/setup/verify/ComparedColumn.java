package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;

/**
 * A column that both sides have.
 *
 * @param name in the table
 * @param sourceName in the source
 * @param type which values of both are compared as
 * @param sourceType as the source spells it
 */
public record ComparedColumn(String name, String sourceName, ColumnType type, String sourceType) {

  public ComparedColumn {
    requireNonNull(name, "name is null");
    requireNonNull(sourceName, "sourceName is null");
    requireNonNull(type, "type is null");
    requireNonNull(sourceType, "sourceType is null");
  }

  /**
   * The text of a value of the target, by which it is compared; null stays null. A time of day of
   * PostgreSQL is text in the target, with as many digits as DMS writes; the source's own text has
   * no zeros at the end.
   */
  public String targetText(Object value) {
    String text = CanonicalText.of(type, value);
    return text != null && isTimeOfDay() && text.contains(".")
        ? text.replaceFirst("\\.?0*$", "")
        : text;
  }

  private boolean isTimeOfDay() {
    return type.kind() == ColumnType.Kind.STRING
        && sourceType.matches("time(\\(\\d\\))? without time zone");
  }
}
