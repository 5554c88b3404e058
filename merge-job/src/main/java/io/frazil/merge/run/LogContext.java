package io.frazil.merge.run;

import org.slf4j.MDC;

/**
 * What every log line of a drain is about, wherever below it the line is written. Spark gives
 * properties of these names on to the threads of its tasks.
 *
 * <p>Source: Spark 3.5, Executor, which takes local properties that begin with {@code mdc.} (read
 * 2026-11-27).
 */
public final class LogContext implements AutoCloseable {

  public static final String PIPELINE = "mdc.pipeline";
  public static final String TABLE = "mdc.table";
  public static final String BATCH = "mdc.batch";

  private LogContext() {}

  /** From now on this thread's lines are about a table. */
  static LogContext enter(String pipeline, String table) {
    MDC.put(PIPELINE, pipeline);
    MDC.put(TABLE, table);
    return new LogContext();
  }

  /** And about this batch, until the next. */
  void take(String batchId) {
    MDC.put(BATCH, batchId);
  }

  /** About no batch. */
  void look() {
    MDC.remove(BATCH);
  }

  @Override
  public void close() {
    MDC.remove(BATCH);
    MDC.remove(TABLE);
    MDC.remove(PIPELINE);
  }
}
