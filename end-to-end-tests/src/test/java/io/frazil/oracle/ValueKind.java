package io.frazil.oracle;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;

/**
 * A type as a source has it and as Frazil has it. Every value has one text, by which the two sides
 * are compared; it is made from what JDBC and what Iceberg's reader give, and from nothing of
 * Frazil's.
 */
enum ValueKind {
  SMALLINT("smallint", "smallint", "int"),
  INTEGER("integer", "int", "int"),
  BIGINT("bigint", "bigint", "long"),
  MONEY("numeric(12,2)", "decimal(12,2)", "decimal(12,2)"),
  NUMBER("numeric(38,10)", "decimal(38,10)", "decimal(38,10)"),
  REAL("real", "float", "float"),
  DOUBLE("double precision", "double", "double"),
  /**
   * MariaDB has none; DMS takes its {@code tinyint(1)} for a number, and its float for a double.
   */
  BOOLEAN("boolean", "tinyint(1)", "boolean"),
  VARCHAR("varchar(60)", "varchar(60)", "string"),
  TEXT("text", "text", "string"),
  /** Thousands of characters, which PostgreSQL keeps outside the row. */
  LONG_TEXT("text", "text", "string"),
  DATE("date", "date", "date"),
  TIME("time", "time", "string"),
  TIMESTAMP("timestamp", "datetime(6)", "timestamp"),
  TIMESTAMPTZ("timestamptz", "timestamp(6) null", "timestamptz"),
  UUID("uuid", "char(36)", "uuid"),
  BYTES("bytea", "varbinary(60)", "binary"),
  JSON("json", "varchar(200)", "string"),
  JSONB("jsonb", "varchar(200)", "string");

  private final String postgres;
  private final String mariadb;
  private final String frazil;

  ValueKind(String postgres, String mariadb, String frazil) {
    this.postgres = postgres;
    this.mariadb = mariadb;
    this.frazil = frazil;
  }

  String sqlType(SourceKind source) {
    return source == SourceKind.POSTGRES ? postgres : mariadb;
  }

  /** The type as the pipeline file has it. */
  String frazilType(SourceKind source) {
    if (source == SourceKind.MARIADB && (this == BOOLEAN || this == REAL)) {
      return this == BOOLEAN ? "int" : "double";
    }
    return frazil;
  }

  /** The type that discover finds. */
  String discoveredType(SourceKind source) {
    return source == SourceKind.MARIADB && this == UUID ? "string" : frazilType(source);
  }

  /** A parameter marker that takes a value of this kind. */
  String marker(SourceKind source) {
    return source == SourceKind.POSTGRES && (this == JSON || this == JSONB)
        ? "cast(? as " + postgres + ")"
        : "?";
  }

  /** The text of a column of the source's row; null for SQL NULL. */
  String sourceText(SourceKind source, ResultSet row, int index) throws SQLException {
    if (row.getObject(index) == null) {
      return null;
    }
    return switch (this) {
      case SMALLINT, INTEGER, BIGINT -> Long.toString(row.getLong(index));
      case MONEY, NUMBER -> row.getBigDecimal(index).toPlainString();
      case REAL -> Float.toString(row.getFloat(index));
      case DOUBLE -> Double.toString(row.getDouble(index));
      case BOOLEAN ->
          source == SourceKind.POSTGRES
              ? Boolean.toString(row.getBoolean(index))
              : Integer.toString(row.getInt(index));
      case VARCHAR, TEXT, LONG_TEXT, JSON, JSONB, UUID -> row.getString(index);
      case DATE -> row.getObject(index, LocalDate.class).toString();
      case TIME -> row.getObject(index, LocalTime.class).toString();
      case TIMESTAMP -> row.getObject(index, LocalDateTime.class).toString();
      case TIMESTAMPTZ ->
          source == SourceKind.POSTGRES
              ? utc(row.getObject(index, OffsetDateTime.class))
              : row.getObject(index, LocalDateTime.class).toString();
      case BYTES -> HexFormat.of().formatHex(row.getBytes(index));
    };
  }

  /** The text of a value that Iceberg's reader gives; null for NULL. */
  String targetText(Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return HexFormat.of().formatHex(copy);
    }
    if (value instanceof OffsetDateTime moment) {
      return utc(moment);
    }
    return this == TIME ? LocalTime.parse((String) value).toString() : value.toString();
  }

  /** What JDBC takes for a text of this kind. */
  Object parameter(SourceKind source, String text) {
    boolean postgres = source == SourceKind.POSTGRES;
    return switch (this) {
      case SMALLINT, INTEGER -> Integer.valueOf(text);
      case BIGINT -> Long.valueOf(text);
      case MONEY, NUMBER -> new BigDecimal(text);
      case REAL -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> postgres ? (Object) Boolean.valueOf(text) : (Object) Integer.valueOf(text);
      case VARCHAR, TEXT, LONG_TEXT, JSON, JSONB -> text;
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text);
      case TIMESTAMPTZ -> {
        LocalDateTime moment = LocalDateTime.parse(text);
        yield postgres ? (Object) moment.atOffset(ZoneOffset.UTC) : (Object) moment;
      }
      case UUID -> postgres ? (Object) java.util.UUID.fromString(text) : (Object) text;
      case BYTES -> HexFormat.of().parseHex(text);
    };
  }

  private static String utc(OffsetDateTime moment) {
    return moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
  }
}
