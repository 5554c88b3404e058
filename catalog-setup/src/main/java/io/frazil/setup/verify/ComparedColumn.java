package io.frazil.setup.verify;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType;
import java.util.regex.Pattern;

/**
 * A column that both sides have.
 *
 * @param name in the table
 * @param sourceName in the source
 * @param type which values of both are compared as
 * @param sourceType as the source spells it
 */
public record ComparedColumn(String name, String sourceName, ColumnType type, String sourceType) {

  private static final Pattern PADDED =
      Pattern.compile("(n?char|character|bpchar)( ?\\(\\d+\\))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PADDING = Pattern.compile(" +$");

  public ComparedColumn {
    requireNonNull(name, "name is null");
    requireNonNull(sourceName, "sourceName is null");
    requireNonNull(type, "type is null");
    requireNonNull(sourceType, "sourceType is null");
  }

  /**
   * The canonical text of a value of this column, without the blanks that fill a {@code char(n)}:
   * databases and change files have them or not.
   *
   * @param value as {@link CanonicalText#of} takes it
   */
  public String text(Object value) {
    String text = CanonicalText.of(type, value);
    return text != null && PADDED.matcher(sourceType).matches()
        ? PADDING.matcher(text).replaceFirst("")
        : text;
  }

  /**
   * The text of a value of the target, by which it is compared; null stays null. A time of day of
   * PostgreSQL is text in the target, with as many digits as DMS writes; the source's own text has
   * no zeros at the end.
   */
  public String targetText(Object value) {
    String text = text(value);
    return text != null && isTimeOfDay() && text.contains(".")
        ? text.replaceFirst("\\.?0*$", "")
        : text;
  }

  private boolean isTimeOfDay() {
    return type.kind() == ColumnType.Kind.STRING
        && sourceType.matches("time(\\(\\d\\))? without time zone");
  }
}
