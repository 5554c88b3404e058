package io.frazil.model.table;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.ColumnType.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a partition spec. {@code parameter} is the number of buckets or the truncation
 * width, 0 for the transforms that take none.
 */
public record PartitionField(Transform transform, String column, int parameter) {

  /** Iceberg's partition transforms. */
  public enum Transform {
    IDENTITY(false),
    YEAR(false),
    MONTH(false),
    DAY(false),
    HOUR(false),
    BUCKET(true),
    TRUNCATE(true);

    private final boolean parametric;

    Transform(boolean parametric) {
      this.parametric = parametric;
    }
  }

  private static final Set<Kind> HOURS = EnumSet.of(Kind.TIMESTAMP, Kind.TIMESTAMPTZ);
  private static final Set<Kind> DAYS = EnumSet.of(Kind.DATE, Kind.TIMESTAMP, Kind.TIMESTAMPTZ);
  private static final Set<Kind> UNHASHED = EnumSet.of(Kind.BOOLEAN, Kind.FLOAT, Kind.DOUBLE);
  private static final Set<Kind> TRUNCATED =
      EnumSet.of(Kind.INT, Kind.LONG, Kind.DECIMAL, Kind.STRING, Kind.BINARY);

  private static final Pattern PLAIN = Pattern.compile("[^(),]+");
  private static final Pattern CALL =
      Pattern.compile("(\\w+)\\(\\s*(?:(\\d{1,9})\\s*,\\s*)?([^(),]*[^(),\\s])\\s*\\)");

  public PartitionField {
    requireNonNull(transform, "transform is null");
    requireNonNull(column, "column is null");
    if (transform.parametric ? parameter < 1 : parameter != 0) {
      throw new IllegalArgumentException(
          transform
              + " takes "
              + (transform.parametric ? "a number of 1 or more" : "no number")
              + ", got "
              + parameter);
    }
  }

  /**
   * Reads {@code column}, {@code month(column)}, {@code bucket(16, column)} or {@code truncate(4,
   * column)}; empty when the text is none of these.
   */
  public static Optional<PartitionField> parse(String text) {
    String trimmed = text.trim();
    if (PLAIN.matcher(trimmed).matches()) {
      return Optional.of(new PartitionField(Transform.IDENTITY, trimmed, 0));
    }

    Matcher call = CALL.matcher(trimmed);
    if (!call.matches()) {
      return Optional.empty();
    }
    for (Transform transform : Transform.values()) {
      boolean named =
          transform.name().toLowerCase(Locale.ROOT).equals(call.group(1).toLowerCase(Locale.ROOT));
      if (named && transform.parametric == (call.group(2) != null)) {
        int parameter = transform.parametric ? Integer.parseInt(call.group(2)) : 0;
        return transform.parametric && parameter < 1
            ? Optional.empty()
            : Optional.of(new PartitionField(transform, call.group(3), parameter));
      }
    }
    return Optional.empty();
  }

  /** Whether Iceberg can derive this partition from a column of that type. */
  public boolean appliesTo(ColumnType type) {
    return switch (transform) {
      case IDENTITY -> true;
      case YEAR, MONTH, DAY -> DAYS.contains(type.kind());
      case HOUR -> HOURS.contains(type.kind());
      case BUCKET -> !UNHASHED.contains(type.kind());
      case TRUNCATE -> TRUNCATED.contains(type.kind());
    };
  }

  @Override
  public String toString() {
    String word = transform.name().toLowerCase(Locale.ROOT);
    if (transform == Transform.IDENTITY) {
      return column;
    }
    return transform.parametric
        ? word + "(" + parameter + ", " + column + ")"
        : word + "(" + column + ")";
  }
}
