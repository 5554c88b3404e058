package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.SourceTable;
import java.util.Arrays;

/**
 * Whose each row of a stream is. Its fields are those of the table's own CDC files with an Op, with
 * the names of table and schema, in this order, among them: behind the Op, or behind the timestamp
 * column where the second field is a time. AWS does not say which; no table has such a name.
 *
 * <p>A row whose names cannot be read belongs to nobody who could quarantine it, so it stops every
 * table: the file is not what the settings say.
 *
 * <p>Source: AWS DMS User Guide, "Capturing data changes (CDC) including transaction order on the
 * S3 target".
 */
final class StreamFields {

  private final CsvLexer lexer;
  private final boolean timed;
  private final String location;
  private int names;

  StreamFields(CsvLexer lexer, S3Settings settings, String location) {
    this.lexer = lexer;
    this.timed = settings.timestampColumnName().isPresent();
    this.location = location;
  }

  /** Moves to the next row; false after the last. */
  boolean next() {
    if (!lexer.next()) {
      return false;
    }
    names = timed && lexer.fields() > 1 && isTime(1) ? 2 : 1;
    boolean named = lexer.fields() >= names + 2 && !isBlank(names) && !isBlank(names + 1);
    if (!named) {
      throw ReadErrors.broken(
          location,
          "row "
              + lexer.rows()
              + " names no table, so nobody can tell which table misses it. Expected an operation,"
              + " a table and a schema at its beginning, got "
              + RawText.excerpt(lexer.raw())
              + ". Compare dms-endpoint with the endpoint in DMS, or correct the file; all tables"
              + " wait for it.",
          null);
    }
    return true;
  }

  /** Whether the row is one of this table. */
  boolean isOf(byte[] schema, byte[] table) {
    return is(names, table) && is(names + 1, schema);
  }

  /** The table the row is of. */
  SourceTable source() {
    return new SourceTable(text(names + 1), text(names));
  }

  /** Where a field of the table's own files stands. */
  int place(int field) {
    return field < names ? field : field + 2;
  }

  /** How many fields the row would have in the table's own files. */
  int fields() {
    return lexer.fields() - 2;
  }

  private boolean isTime(int field) {
    lexer.select(field);
    return TimeText.timestamp(lexer.bytes(), lexer.from(), lexer.to()) != ValueParser.INVALID;
  }

  private boolean isBlank(int field) {
    lexer.select(field);
    for (int i = lexer.from(); i < lexer.to(); i++) {
      if (lexer.bytes()[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean is(int field, byte[] name) {
    lexer.select(field);
    return Arrays.equals(lexer.bytes(), lexer.from(), lexer.to(), name, 0, name.length);
  }

  private String text(int field) {
    lexer.select(field);
    return new String(lexer.bytes(), lexer.from(), lexer.to() - lexer.from(), UTF_8);
  }
}
