package io.frazil.replicator.types;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;

/**
 * What DMS makes of PostgreSQL's types.
 *
 * <p>Source: AWS DMS User Guide, "Source data types for PostgreSQL" and "Limitations on using a
 * PostgreSQL database as a DMS source" (read 2026-11-27). A type the guide does not name becomes
 * NCLOB, as composite types do: its text.
 */
public final class PostgresTypes {

  /** The most digits of a NUMERIC. */
  private static final int NUMERIC_DIGITS = 38;

  private static final int FRACTION_DIGITS = 6;

  private PostgresTypes() {}

  /**
   * The type DMS gives a column.
   *
   * @param booleans as the endpoint setting {@code MapBooleanAsBoolean} says
   */
  public static DmsType dmsType(PostgresType type, Booleans booleans) {
    return switch (type.shape()) {
      case ENUM -> text(Kind.STRING, 64);
      case ARRAY, COMPOSITE -> DmsType.of(Kind.NCLOB);
      case RANGE -> text(Kind.STRING, 255);
      case PLAIN -> plain(type, booleans);
    };
  }

  /** What the endpoint setting {@code MapBooleanAsBoolean} chooses. */
  public enum Booleans {
    /** DMS's default: text of at most five characters, {@code true} or {@code false}. */
    AS_TEXT,
    AS_BOOLEAN
  }

  private static DmsType plain(PostgresType type, Booleans booleans) {
    return switch (type.name()) {
      case "bool" ->
          booleans == Booleans.AS_BOOLEAN ? DmsType.of(Kind.BOOLEAN) : text(Kind.STRING, 5);
      case "int2" -> DmsType.of(Kind.INT2);
      case "int4" -> DmsType.of(Kind.INT4);
      case "int8", "oid" -> DmsType.of(Kind.INT8);
      case "float4" -> DmsType.of(Kind.REAL4);
      case "float8" -> DmsType.of(Kind.REAL8);
      case "numeric" -> numeric(type);
      case "money" -> DmsType.numeric(38, 4);
      case "date" -> DmsType.of(Kind.DATE);
      case "time", "timetz" -> new DmsType(Kind.TIME, type.first(), 0);
      case "timestamp", "timestamptz" -> new DmsType(Kind.DATETIME, type.first(), 0);
      case "bytea" -> DmsType.of(Kind.BLOB);
      default -> textual(type);
    };
  }

  private static DmsType textual(PostgresType type) {
    return switch (type.name()) {
      case "varchar" ->
          type.first() == 0 ? DmsType.of(Kind.NCLOB) : text(Kind.WSTRING, type.first());
      case "bpchar" -> text(Kind.WSTRING, Math.max(type.first(), 1));
      case "char" -> text(Kind.WSTRING, 1);
      case "interval" -> text(Kind.STRING, 128);
      case "uuid" -> text(Kind.STRING, 36);
      case "inet", "cidr" -> text(Kind.STRING, 50);
      case "macaddr" -> text(Kind.STRING, 18);
      case "macaddr8" -> text(Kind.STRING, 23);
      case "bit", "varbit" -> text(Kind.STRING, type.first());
      case "point", "line", "lseg", "box", "circle" -> text(Kind.STRING, 255);
      case "path", "polygon", "tsvector", "tsquery", "xml" -> DmsType.of(Kind.CLOB);
      default -> DmsType.of(Kind.NCLOB);
    };
  }

  /**
   * Without precision (28,6); beyond 38 digits text; a negative scale as digits before the point.
   */
  private static DmsType numeric(PostgresType type) {
    if (type.first() == 0) {
      return DmsType.numeric(28, FRACTION_DIGITS);
    }
    int scale = Math.max(type.second(), 0);
    int precision = Math.max(type.first() - Math.min(type.second(), 0), scale);
    return precision > NUMERIC_DIGITS ? DmsType.of(Kind.STRING) : DmsType.numeric(precision, scale);
  }

  private static DmsType text(Kind kind, int length) {
    return new DmsType(kind, length, 0);
  }
}
