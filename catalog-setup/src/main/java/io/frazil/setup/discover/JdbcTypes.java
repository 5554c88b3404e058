package io.frazil.setup.discover;

import io.frazil.model.table.ColumnType.Kind;
import java.util.Optional;

/**
 * Types of any other source, by what its driver says. DMS's rules for SQL Server and Oracle where
 * they surprise. Source: AWS DMS User Guide, "Source data types" of each (read 2026-11-22).
 */
final class JdbcTypes {

  private JdbcTypes() {}

  static Optional<Decision> decide(SourceColumn column) {
    TypeWords words = TypeWords.of(column.type());
    return Optional.ofNullable(
        switch (column.jdbcType()) {
          case BIT, BOOLEAN -> Decision.of(Kind.BOOLEAN);
          case TINYINT, SMALLINT, INTEGER -> Decision.of(Kind.INT);
          case BIGINT -> Decision.of(Kind.LONG);
          case REAL -> Decision.of(Kind.FLOAT);
          case FLOAT, DOUBLE -> Decision.of(Kind.DOUBLE);
          case DECIMAL, NUMERIC -> decimal(column.type(), words);
          case DATE -> Decision.of(Kind.DATE);
          case TIMESTAMP -> Decision.of(Kind.TIMESTAMP);
          case TIMESTAMP_WITH_TIMEZONE ->
              Decision.of(Kind.STRING, column.type() + ": DMS writes text with its zone.");
          case TIME, TIME_WITH_TIMEZONE ->
              Decision.of(Kind.STRING, column.type() + ": DMS writes text.");
          case CHAR, VARCHAR, NCHAR, NVARCHAR -> Decision.of(Kind.STRING);
          case LONGVARCHAR, LONGNVARCHAR, CLOB, NCLOB, SQLXML -> Decision.largeText(column.type());
          case BINARY, VARBINARY -> Decision.of(Kind.BINARY);
          case LONGVARBINARY, BLOB -> Decision.largeBytes(column.type());
          default -> null;
        });
  }

  private static Decision decimal(String type, TypeWords words) {
    if (words.parameters().isEmpty() || words.parameters().get(0) < 1) {
      return Decision.of(
          Kind.DOUBLE, type + " without precision: DMS may write a double, which rounds.");
    }
    return words.decimal(type);
  }
}
