package io.frazil.replicator.debezium;

import io.frazil.replicator.source.SourceTransaction.LogPosition;
import java.util.Locale;

/** A place in PostgreSQL's log. As a log position its text and what is shown are the same. */
record Lsn(long value) {

  /** Reads {@code 16/B374D848}. */
  static Lsn parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("No LSN: " + text);
    }
    return new Lsn(
        Long.parseLong(text.substring(0, slash), 16) << 32
            | Long.parseLong(text.substring(slash + 1), 16));
  }

  static Lsn of(LogPosition position) {
    return parse(position.text());
  }

  boolean isBefore(Lsn other) {
    return Long.compareUnsigned(value, other.value) < 0;
  }

  LogPosition position() {
    return new LogPosition(toString(), toString());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%X/%X", value >>> 32, value & 0xffffffffL);
  }
}
