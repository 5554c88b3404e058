package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FrazilException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Cuts the bytes of a CSV file into rows and fields, as DMS writes them.
 *
 * <p>With quoting (RFC 4180) a field is quoted when it begins with a quote; two quotes inside stand
 * for one, delimiters and newlines inside are data. A quote elsewhere is data. Text after a closing
 * quote spoils the row ({@link #defect()}), and the next row begins after the next row delimiter.
 * Without quoting every byte but the delimiters is data. The last row may lack its row delimiter. A
 * byte order mark at the start is passed over.
 *
 * <p>The bytes of a row stand together in one buffer: {@link #select} a field, then read {@link
 * #bytes()} from {@link #from()} to {@link #to()}, good until the next call. Not thread-safe.
 */
final class CsvLexer implements Closeable {

  /** Longest row, in bytes: the hexadecimal text of DMS's largest LOB, with room to spare. */
  static final int MAX_ROW_BYTES = 256 * 1024 * 1024;

  private static final int BUFFER_BYTES = 256 * 1024;
  private static final byte QUOTE = '"';

  private static final int DATA = 0;
  private static final int DELIMITER = 1;
  private static final int ROW_END = 2;

  private static final byte PLAIN = 0;
  private static final byte QUOTED = 1;
  private static final byte ESCAPED = 2;

  private final InputStream in;
  private final String location;
  private final int maxRowBytes;
  private final boolean quoting;
  private final byte[] delimiter;
  private final byte[] rowDelimiter;
  private final int longest;
  private final boolean carriageReturnRows;

  private byte[] buffer = new byte[BUFFER_BYTES];
  private int limit;
  private boolean ended;
  private long rows;

  /** First byte of the row; all marks below count from it, since a refill moves the row. */
  private int start;

  private int at;
  private int rowLength;
  private int fields;
  private int[] begins = new int[32];
  private int[] ends = new int[32];
  private byte[] forms = new byte[32];
  private String defect;

  private byte[] scratch = new byte[256];
  private byte[] selected;
  private int selectedFrom;
  private int selectedTo;

  CsvLexer(InputStream in, CsvFormat format, String location) {
    this(in, format, location, MAX_ROW_BYTES);
  }

  CsvLexer(InputStream in, CsvFormat format, String location, int maxRowBytes) {
    this.in = in;
    this.location = location;
    this.maxRowBytes = maxRowBytes;
    this.quoting = format.quoting();
    this.delimiter = format.delimiter().getBytes(UTF_8);
    this.rowDelimiter = format.rowDelimiter().getBytes(UTF_8);
    this.longest = Math.max(delimiter.length, rowDelimiter.length);
    while (limit < buffer.length && fill()) {
      continue;
    }
    this.carriageReturnRows = format.rowDelimiter().equals("\n") && everyNewlineFollowsReturn();
    if (limit >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF) {
      at = 3;
    }
  }

  /** Moves to the next row; false after the last. */
  boolean next() {
    start = at;
    fields = 0;
    defect = null;
    if (at == limit && !fill()) {
      return false;
    }

    rows++;
    int end = DELIMITER;
    while (end == DELIMITER) {
      boolean quoted = quoting && (at < limit || fill()) && buffer[at] == QUOTE;
      end = quoted ? quotedField() : plainField();
    }
    return true;
  }

  /** Rows met so far, a header included. */
  long rows() {
    return rows;
  }

  /** Fields of the row; when it has a defect, those before the one at fault. */
  int fields() {
    return fields;
  }

  /** Why the row cannot be cut into fields; null when it could be. */
  String defect() {
    return defect;
  }

  /**
   * Whether the row ends in a carriage return in a file whose rows all seem to: two or more in its
   * first 256 KiB, and a row delimiter that is a newline alone.
   */
  boolean endsInCarriageReturn() {
    return carriageReturnRows && rowLength > 0 && buffer[start + rowLength - 1] == '\r';
  }

  /** Whether the field stood in quotes. */
  boolean isQuoted(int field) {
    return forms[field] != PLAIN;
  }

  /** Makes {@link #bytes()}, {@link #from()} and {@link #to()} speak of this field. */
  void select(int field) {
    if (forms[field] == ESCAPED) {
      unescape(field);
      return;
    }
    selected = buffer;
    selectedFrom = start + begins[field];
    selectedTo = start + ends[field];
  }

  byte[] bytes() {
    return selected;
  }

  int from() {
    return selectedFrom;
  }

  int to() {
    return selectedTo;
  }

  /** Text of the row without its row delimiter, cut after {@link Refusal#RAW_LIMIT} characters. */
  String raw() {
    return RawText.of(buffer, start, start + rowLength);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private int plainField() {
    int begin = at - start;
    byte first = delimiter[0];
    byte last = rowDelimiter[0];
    while (true) {
      byte[] bytes = buffer;
      int position = at;
      int end = limit;
      while (position < end && bytes[position] != first && bytes[position] != last) {
        position++;
      }
      at = position;
      if (position == end) {
        if (!fill()) {
          return endField(begin, at - start, PLAIN, ROW_END);
        }
        continue;
      }
      int found = terminator();
      if (found != DATA) {
        return endField(begin, at - start, PLAIN, found);
      }
      at++;
    }
  }

  private int quotedField() {
    int begin = ++at - start;
    byte form = QUOTED;
    while (true) {
      while (at < limit && buffer[at] != QUOTE) {
        at++;
      }
      if (at == limit) {
        if (!fill()) {
          throw unclosedQuote();
        }
        continue;
      }
      boolean more = at + 1 < limit || fill();
      if (more && buffer[at + 1] == QUOTE) {
        form = ESCAPED;
        at += 2;
        continue;
      }

      int close = at - start;
      at++;
      int found = more ? terminator() : ROW_END;
      if (found == DATA) {
        return spoilRow();
      }
      return endField(begin, close, form, found);
    }
  }

  /** Notes a field and steps over the terminator at {@link #at}. */
  private int endField(int begin, int end, byte form, int terminator) {
    if (fields == begins.length) {
      begins = Arrays.copyOf(begins, fields * 2);
      ends = Arrays.copyOf(ends, fields * 2);
      forms = Arrays.copyOf(forms, fields * 2);
    }
    begins[fields] = begin;
    ends[fields] = end;
    forms[fields] = form;
    fields++;
    rowLength = at - start;
    if (terminator == DELIMITER) {
      at += delimiter.length;
    } else {
      stepOverRowDelimiter();
    }
    return terminator;
  }

  private void stepOverRowDelimiter() {
    if (at < limit) {
      at += rowDelimiter.length;
    }
  }

  private int spoilRow() {
    defect =
        "Expected a delimiter or the end of the row after the closing quote of field "
            + (fields + 1)
            + ", got more text; a quote inside a quoted field must be doubled";
    while (at < limit || fill()) {
      if (buffer[at] == rowDelimiter[0] && startsWith(rowDelimiter)) {
        break;
      }
      at++;
    }
    rowLength = at - start;
    stepOverRowDelimiter();
    return ROW_END;
  }

  /** What stands at {@link #at}; of two delimiters that both match, the longer. */
  private int terminator() {
    while (limit - at < longest && fill()) {
      continue;
    }
    if (rowDelimiter.length >= delimiter.length) {
      return startsWith(rowDelimiter) ? ROW_END : startsWith(delimiter) ? DELIMITER : DATA;
    }
    return startsWith(delimiter) ? DELIMITER : startsWith(rowDelimiter) ? ROW_END : DATA;
  }

  private boolean startsWith(byte[] text) {
    while (limit - at < text.length) {
      if (!fill()) {
        return false;
      }
    }
    for (int i = 0; i < text.length; i++) {
      if (buffer[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private void unescape(int field) {
    int length = ends[field] - begins[field];
    if (scratch.length < length) {
      scratch = new byte[length];
    }
    int to = 0;
    for (int i = start + begins[field]; i < start + ends[field]; i++) {
      scratch[to++] = buffer[i];
      if (buffer[i] == QUOTE) {
        i++;
      }
    }
    selected = scratch;
    selectedFrom = 0;
    selectedTo = to;
  }

  /** Reads on behind {@link #limit}, keeping the row from {@link #start}; false at the end. */
  private boolean fill() {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      at -= start;
      limit -= start;
      start = 0;
    }
    if (limit == buffer.length) {
      if (limit >= maxRowBytes) {
        throw rowTooLong();
      }
      buffer = Arrays.copyOf(buffer, limit * 2);
    }
    int count = read();
    ended = count < 0;
    limit += Math.max(count, 0);
    return !ended;
  }

  private int read() {
    try {
      return in.read(buffer, limit, buffer.length - limit);
    } catch (ZipException e) {
      throw ReadErrors.broken(
          location,
          e.getMessage()
              + ". Expected a whole gzip file. Compare it with its copy at the source, or reload"
              + " the table in DMS.",
          e);
    } catch (IOException e) {
      throw ReadErrors.storage(location, e);
    }
  }

  private boolean everyNewlineFollowsReturn() {
    int newlines = 0;
    for (int i = 0; i < limit; i++) {
      if (buffer[i] == '\n') {
        if (i == 0 || buffer[i - 1] != '\r') {
          return false;
        }
        newlines++;
      }
    }
    return newlines >= 2;
  }

  private FrazilException unclosedQuote() {
    return ReadErrors.broken(
        location,
        "the quote that opens field "
            + (fields + 1)
            + " of row "
            + rows
            + " is never closed. Expected a closing quote, got the end of the file. If the endpoint"
            + " writes without quotes, set Rfc4180: false in dms-endpoint; otherwise the file is"
            + " cut: compare it with its copy at the source, or reload the table in DMS.",
        null);
  }

  private FrazilException rowTooLong() {
    return ReadErrors.broken(
        location,
        "row "
            + rows
            + " is longer than "
            + maxRowBytes
            + " bytes. A quote that is never closed or another CsvRowDelimiter than the declared"
            + " one looks like this: compare dms-endpoint with the endpoint in DMS.",
        null);
  }
}
