package io.frazil.merge.read;

import io.frazil.model.dms.Operation;

/**
 * One row of a change file: typed, or refused. A reader fills the same instance again for each row,
 * so nothing of it may be kept past the next row except the values themselves. Not thread-safe.
 *
 * <p>Values are by column type: {@link Boolean}; {@link Integer} for int, and for date as days
 * since 1970-01-01; {@link Long} for long, and for timestamp and timestamptz as microseconds since
 * 1970-01-01 00:00 (timestamptz in UTC); {@link Float}; {@link Double}; {@link
 * java.math.BigDecimal} of exactly the declared scale; {@code byte[]} for string and uuid as UTF-8
 * text and for fixed and binary; null for SQL NULL.
 */
public final class ChangeRow {

  private final Object[] values;
  private final Object[] before;
  private long position;
  private Operation operation;
  private Long commitMicros;
  private String changeSequence;
  private boolean keyMoved;
  private Refusal refusal;

  /** A row of so many columns and key columns. */
  public ChangeRow(int columns, int keyColumns) {
    this.values = new Object[columns];
    this.before = new Object[keyColumns];
  }

  /** Begins the row at {@code position}, 1 for the first row of the file; all else is unset. */
  public void begin(long rowPosition) {
    position = rowPosition;
    operation = null;
    commitMicros = null;
    changeSequence = null;
    keyMoved = false;
    refusal = null;
    java.util.Arrays.fill(values, null);
    java.util.Arrays.fill(before, null);
  }

  /** Place in the file, counted from 1, header not counted: order within a file. */
  public long position() {
    return position;
  }

  /** What the row did; null only when the row is refused. */
  public Operation operation() {
    return operation;
  }

  public void operation(Operation value) {
    operation = value;
  }

  /**
   * Source commit time (full load: transfer time), microseconds since 1970 UTC; null if unknown.
   */
  public Long commitMicros() {
    return commitMicros;
  }

  public void commitMicros(Long value) {
    commitMicros = value;
  }

  /** The 35 digits of the change sequence; null when the file holds none or an empty one. */
  public String changeSequence() {
    return changeSequence;
  }

  public void changeSequence(String value) {
    changeSequence = value;
  }

  /** Value per column of the layout. A delete may leave all but the key null. */
  public Object[] values() {
    return values;
  }

  /** Key before the change, per key column; of meaning only when {@link #keyMoved()}. */
  public Object[] before() {
    return before;
  }

  /** Whether an update moved the row from the key {@link #before()} to another. */
  public boolean keyMoved() {
    return keyMoved;
  }

  public void keyMoved(boolean value) {
    keyMoved = value;
  }

  /** Why the row must not be merged; null when it may. */
  public Refusal refusal() {
    return refusal;
  }

  public void refuse(Refusal value) {
    refusal = value;
  }

  public boolean isRefused() {
    return refusal != null;
  }
}
