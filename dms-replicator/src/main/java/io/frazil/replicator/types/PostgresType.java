package io.frazil.replicator.types;

import static java.util.Objects.requireNonNull;

/**
 * The type of a PostgreSQL column, once domains are resolved to what they are made of.
 *
 * @param name {@code pg_type.typname}, of the element for an array
 * @param first precision of {@code numeric}, length of text and bits, fraction digits of times; 0
 *     where the column names none, but for times, whose default is 6
 * @param second scale of {@code numeric}, which may be negative
 */
public record PostgresType(String name, Shape shape, int first, int second) {

  private static final int NUMERIC_LONGEST = 1_000;
  private static final int TEXT_LONGEST = 83_886_080;

  /** How the type is made. */
  public enum Shape {
    /** A type of its own. */
    PLAIN,
    ARRAY,
    ENUM,
    COMPOSITE,
    RANGE
  }

  public PostgresType {
    requireNonNull(name, "name is null");
    requireNonNull(shape, "shape is null");
  }

  public static PostgresType plain(String name) {
    return new PostgresType(name, Shape.PLAIN, 0, 0);
  }

  /**
   * A type with the modifier that PostgreSQL stores with a column.
   *
   * @param modifier {@code pg_attribute.atttypmod}; -1 for none
   */
  public static PostgresType of(String name, Shape shape, int modifier) {
    if (shape != Shape.PLAIN) {
      return new PostgresType(name, shape, 0, 0);
    }
    return switch (name) {
      case "numeric" ->
          modifier < 0
              ? plain(name)
              : new PostgresType(
                  name, shape, ((modifier - 4) >> 16) & 0xffff, signed((modifier - 4) & 0x7ff));
      case "varchar", "bpchar" ->
          modifier < 0 ? plain(name) : new PostgresType(name, shape, modifier - 4, 0);
      case "bit", "varbit" -> new PostgresType(name, shape, Math.max(modifier, 0), 0);
      case "time", "timetz", "timestamp", "timestamptz" ->
          new PostgresType(name, shape, modifier < 0 ? 6 : modifier, 0);
      default -> plain(name);
    };
  }

  /**
   * A type with the length and scale that the PostgreSQL JDBC driver tells of a column, which says
   * no length by one beyond what PostgreSQL allows.
   */
  public static PostgresType described(String name, Shape shape, int length, int scale) {
    if (shape != Shape.PLAIN) {
      return new PostgresType(name, shape, 0, 0);
    }
    return switch (name) {
      case "numeric" ->
          length < 1 || length > NUMERIC_LONGEST
              ? plain(name)
              : new PostgresType(name, shape, length, signed(scale & 0x7ff));
      case "varchar", "bpchar", "bit", "varbit" ->
          new PostgresType(name, shape, length > TEXT_LONGEST ? 0 : Math.max(length, 0), 0);
      case "time", "timetz", "timestamp", "timestamptz" -> new PostgresType(name, shape, scale, 0);
      default -> plain(name);
    };
  }

  /** A scale is stored in eleven bits, negative ones as their complement. */
  private static int signed(int scale) {
    return (scale ^ 1024) - 1024;
  }
}
