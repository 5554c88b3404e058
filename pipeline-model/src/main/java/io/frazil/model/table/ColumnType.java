package io.frazil.model.table;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A primitive Iceberg type, spelt as the Iceberg specification spells it. {@code first} is the
 * precision of a decimal (1 to 38) or the length of a fixed (bytes), {@code second} the scale of a
 * decimal; both are 0 for every other kind.
 *
 * <p>Iceberg's {@code time} is left out: Spark 3.5 has no such type and cannot write the column.
 */
public record ColumnType(Kind kind, int first, int second) implements Serializable {

  /** The kinds of Iceberg format version 2 that Spark 3.5 can write. */
  public enum Kind {
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    DECIMAL,
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    STRING,
    UUID,
    FIXED,
    BINARY
  }

  private static final Pattern DECIMAL =
      Pattern.compile("decimal\\(\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\)");
  private static final Pattern FIXED = Pattern.compile("fixed[\\[(]\\s*(\\d+)\\s*[\\])]");

  public ColumnType {
    requireNonNull(kind, "kind is null");
    if (kind == Kind.DECIMAL && (first < 1 || first > 38 || second < 0 || second > first)) {
      throw new IllegalArgumentException(
          "decimal needs precision 1 to 38 and scale 0 to precision, got decimal("
              + first
              + ","
              + second
              + ")");
    }
    if (kind == Kind.FIXED && first < 1) {
      throw new IllegalArgumentException("fixed needs a length of 1 or more, got " + first);
    }
    if (kind != Kind.DECIMAL && kind != Kind.FIXED && (first != 0 || second != 0)) {
      throw new IllegalArgumentException(kind + " takes no parameters");
    }
  }

  /** A type without parameters. */
  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  public static ColumnType decimal(int precision, int scale) {
    return new ColumnType(Kind.DECIMAL, precision, scale);
  }

  public static ColumnType fixed(int length) {
    return new ColumnType(Kind.FIXED, length, 0);
  }

  /**
   * Reads a type as the specification writes it ({@code long}, {@code decimal(10,2)}, {@code
   * fixed[16]}), any letter case; empty when the text names no type Frazil can write.
   *
   * @throws IllegalArgumentException when a decimal or fixed has parameters out of range
   */
  public static Optional<ColumnType> parse(String text) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    Matcher decimal = DECIMAL.matcher(word);
    if (decimal.matches()) {
      return Optional.of(decimal(number(decimal.group(1)), number(decimal.group(2))));
    }

    Matcher fixed = FIXED.matcher(word);
    if (fixed.matches()) {
      return Optional.of(fixed(number(fixed.group(1))));
    }

    for (Kind kind : Kind.values()) {
      if (kind != Kind.DECIMAL
          && kind != Kind.FIXED
          && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(of(kind));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a column of this type may be given the other one without touching its files: every
   * value of this type is one of {@code wider}, and the two differ. Source: Apache Iceberg
   * specification, "Schema Evolution", format version 2.
   */
  public boolean widensTo(ColumnType wider) {
    return switch (kind) {
      case INT -> wider.kind == Kind.LONG;
      case FLOAT -> wider.kind == Kind.DOUBLE;
      case DECIMAL -> wider.kind == Kind.DECIMAL && wider.first > first && wider.second == second;
      case BOOLEAN, LONG, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, STRING, UUID, FIXED, BINARY ->
          false;
    };
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  @Override
  public String toString() {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case DECIMAL -> word + "(" + first + "," + second + ")";
      case FIXED -> word + "[" + first + "]";
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, STRING, UUID, BINARY ->
          word;
    };
  }
}
