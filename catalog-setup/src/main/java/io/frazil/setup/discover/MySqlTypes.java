package io.frazil.setup.discover;

import io.frazil.model.table.ColumnType.Kind;
import java.util.Optional;

/**
 * What DMS makes of MySQL's and MariaDB's types. Source: AWS DMS User Guide, "Source data types for
 * MySQL" (read 2026-11-22).
 */
final class MySqlTypes {

  private static final String ZERO = "the zero date may come as null or as text that is refused.";

  private MySqlTypes() {}

  /**
   * @param type as {@code information_schema.columns.column_type} has it
   */
  static Optional<Decision> decide(String type) {
    TypeWords words = TypeWords.of(type.replace(" zerofill", ""));
    return Optional.ofNullable(
        switch (words.name()) {
          case "tinyint", "tinyint unsigned", "smallint", "smallint unsigned" ->
              Decision.of(Kind.INT);
          case "mediumint", "mediumint unsigned", "int" -> Decision.of(Kind.INT);
          case "int unsigned", "bigint" -> Decision.of(Kind.LONG);
          case "bigint unsigned" ->
              Decision.decimal(20, 0, "bigint unsigned: beyond a long, so decimal(20,0).");
          case "decimal", "decimal unsigned" -> words.decimal(type);
          case "float", "float unsigned" ->
              Decision.of(Kind.DOUBLE, "float: DMS may write it as a double.");
          case "double", "double unsigned" -> Decision.of(Kind.DOUBLE);
          case "bit" -> bit(words);
          case "year" -> Decision.of(Kind.INT);
          case "date" -> Decision.of(Kind.DATE, "date: " + ZERO);
          case "datetime" -> Decision.of(Kind.TIMESTAMP, "datetime: kept as local time; " + ZERO);
          case "timestamp" -> Decision.of(Kind.TIMESTAMPTZ, "timestamp: written in UTC; " + ZERO);
          case "time" -> Decision.of(Kind.STRING, "time: DMS writes text.");
          case "char", "varchar", "tinytext", "text", "enum", "set" -> Decision.of(Kind.STRING);
          case "mediumtext", "longtext", "json" -> Decision.largeText(words.name());
          case "binary", "varbinary", "tinyblob", "blob" -> Decision.of(Kind.BINARY);
          case "mediumblob", "longblob" -> Decision.largeBytes(words.name());
          case "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring" ->
              Decision.largeBytes(words.name());
          case "multipolygon", "geometrycollection", "geomcollection" ->
              Decision.largeBytes(words.name());
          default -> null;
        });
  }

  private static Decision bit(TypeWords words) {
    int length = words.parameters().isEmpty() ? 1 : words.parameters().get(0);
    return length == 1
        ? Decision.of(Kind.BOOLEAN)
        : Decision.of(Kind.BINARY, "bit(" + length + "): DMS writes bytes.");
  }
}
