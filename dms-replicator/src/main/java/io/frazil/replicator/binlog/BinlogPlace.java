package io.frazil.replicator.binlog;

import io.frazil.replicator.source.SourceTransaction.LogPosition;

/** A place in a binary log; files of one server are ordered by their names' numbers. */
record BinlogPlace(String file, long offset) implements Comparable<BinlogPlace> {

  static BinlogPlace of(LogPosition position) {
    int colon = position.text().lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("No place of a binary log: " + position.text());
    }
    return new BinlogPlace(
        position.text().substring(0, colon), Long.parseLong(position.text().substring(colon + 1)));
  }

  LogPosition position() {
    return new LogPosition(toString(), toString());
  }

  @Override
  public int compareTo(BinlogPlace other) {
    int byFile = Long.compare(number(), other.number());
    return byFile != 0 ? byFile : Long.compare(offset, other.offset);
  }

  private long number() {
    return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
  }

  @Override
  public String toString() {
    return file + ":" + offset;
  }
}
