package io.frazil.setup.discover;

import io.frazil.model.table.ColumnType.Kind;
import java.util.Optional;

/**
 * What DMS makes of PostgreSQL's types. Source: AWS DMS User Guide, "Source data types for
 * PostgreSQL" (read 2026-11-22), and real Parquet and CSV files of 2022 and 2024.
 */
final class PostgresTypes {

  private PostgresTypes() {}

  /**
   * @param type as {@code format_type} has it; {@code enum}, {@code composite} and {@code range}
   *     stand for types a user made
   */
  static Optional<Decision> decide(String type) {
    if (type.endsWith("[]")) {
      return Optional.of(Decision.largeText("an array comes as text, and"));
    }
    TypeWords words = TypeWords.of(type);
    return Optional.ofNullable(
        switch (words.name()) {
          case "smallint", "integer" -> Decision.of(Kind.INT);
          case "bigint" -> Decision.of(Kind.LONG);
          case "real" -> Decision.of(Kind.FLOAT);
          case "double precision" -> Decision.of(Kind.DOUBLE);
          case "numeric" -> numeric(type, words);
          case "money" -> Decision.decimal(38, 4, "money: DMS writes numeric(38,4).");
          // DMS writes the text true or false, or a boolean if MapBooleanAsBoolean says so: either
          // is read as a boolean.
          case "boolean" -> Decision.of(Kind.BOOLEAN);
          case "date" -> Decision.of(Kind.DATE);
          case "timestamp without time zone" -> Decision.of(Kind.TIMESTAMP);
          case "timestamp with time zone" ->
              Decision.of(
                  Kind.TIMESTAMPTZ, "timestamp with time zone: DMS writes no zone; read as UTC.");
          case "time without time zone", "time with time zone" ->
              Decision.of(Kind.STRING, words.name() + ": DMS writes text.");
          case "interval" ->
              Decision.of(Kind.STRING, "interval: DMS writes text such as '1 YEAR, 2 MONTHS'.");
          case "character varying", "character", "bpchar", "name", "enum" ->
              Decision.of(Kind.STRING);
          case "\"char\"", "inet", "cidr", "macaddr", "macaddr8", "bit", "bit varying", "range" ->
              Decision.of(Kind.STRING, words.name() + ": DMS writes text.");
          case "point", "line", "lseg", "box", "path", "polygon", "circle", "pg_lsn" ->
              Decision.of(Kind.STRING, words.name() + ": DMS writes text.");
          case "text", "citext", "json", "jsonb", "xml", "hstore", "composite", "tsvector" ->
              Decision.largeText(words.name());
          case "uuid" -> Decision.of(Kind.UUID);
          case "bytea" -> Decision.largeBytes("an empty bytea looks like null in CSV, and bytea");
          default -> null;
        });
  }

  private static Decision numeric(String type, TypeWords words) {
    return words.parameters().isEmpty()
        ? Decision.decimal(
            28,
            6,
            "numeric without precision: DMS writes numeric(28,6), digits beyond six decimals are"
                + " lost.")
        : words.decimal(type);
  }
}
