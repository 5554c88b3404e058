package io.frazil.replicator.types;

import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;

/**
 * What DMS makes of the types of MySQL and MariaDB.
 *
 * <p>Source: AWS DMS User Guide, "Source data types for MySQL" (read 2026-11-27). A decimal of more
 * than 38 digits becomes text, as the guide says of PostgreSQL; of MySQL it says nothing.
 */
public final class MariaDbTypes {

  private static final int NUMERIC_DIGITS = 38;

  private MariaDbTypes() {}

  /**
   * The type DMS gives a column.
   *
   * @throws IllegalArgumentException for a type the guide does not name
   */
  public static DmsType dmsType(MariaDbType type) {
    return switch (type.name()) {
      case "tinyint" -> number(type, Kind.INT1, Kind.UINT1);
      case "smallint" -> number(type, Kind.INT2, Kind.UINT2);
      case "mediumint", "int" -> number(type, Kind.INT4, Kind.UINT4);
      case "bigint" -> number(type, Kind.INT8, Kind.UINT8);
      case "decimal" ->
          type.first() > NUMERIC_DIGITS
              ? DmsType.of(Kind.STRING)
              : DmsType.numeric(type.first(), type.second());
      case "float", "double" -> DmsType.of(Kind.REAL8);
      case "bit" ->
          type.first() == 1
              ? DmsType.of(Kind.BOOLEAN)
              : new DmsType(Kind.BYTES, (type.first() + 7) / 8, 0);
      case "year" -> DmsType.of(Kind.INT2);
      case "date" -> DmsType.of(Kind.DATE);
      case "datetime", "timestamp" -> new DmsType(Kind.DATETIME, type.first(), 0);
      case "time" -> DmsType.of(Kind.STRING);
      case "json" -> DmsType.of(Kind.CLOB);
      case "char", "varchar", "enum", "set" -> new DmsType(Kind.WSTRING, type.first(), 0);
      case "tinytext" -> new DmsType(Kind.WSTRING, 255, 0);
      case "text" -> new DmsType(Kind.WSTRING, 65_535, 0);
      case "mediumtext", "longtext" -> DmsType.of(Kind.NCLOB);
      case "binary", "varbinary" -> new DmsType(Kind.BYTES, type.first(), 0);
      case "tinyblob" -> new DmsType(Kind.BYTES, 255, 0);
      case "blob" -> new DmsType(Kind.BYTES, 65_535, 0);
      case "mediumblob", "longblob", "geometry" -> DmsType.of(Kind.BLOB);
      default -> throw new IllegalArgumentException("has the type " + type.name());
    };
  }

  private static DmsType number(MariaDbType type, Kind signed, Kind unsigned) {
    return DmsType.of(type.isUnsigned() ? unsigned : signed);
  }
}
