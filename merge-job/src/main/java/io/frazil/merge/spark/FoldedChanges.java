package io.frazil.merge.spark;

import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.FoldStats;
import org.apache.spark.sql.SparkSession;

/**
 * A folded change set: exactly one row per key, as the view {@code changes} of its session, kept
 * until closed.
 */
interface FoldedChanges extends AutoCloseable {

  /** Change sets up to this many rows are folded into the driver's memory. */
  long SMALL = 20_000;

  FoldStats stats();

  @Override
  void close();

  /** Folds the session's staged view, which holds so many rows. */
  static FoldedChanges fold(SparkSession session, FoldStatement statement, long rows) {
    return rows <= SMALL ? new SmallFold(session, statement) : new LargeFold(session, statement);
  }
}
