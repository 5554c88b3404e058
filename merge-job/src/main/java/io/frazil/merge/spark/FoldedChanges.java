package io.frazil.merge.spark;

import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.FoldStats;
import org.apache.spark.sql.SparkSession;

/**
 * A folded change set: exactly one row per key, as the view {@code changes} of its session, kept
 * until closed.
 */
interface FoldedChanges extends AutoCloseable {

  FoldStats stats();

  @Override
  void close();

  /**
   * Folds the session's staged view.
   *
   * @param small whether the change set may be taken into the driver's memory
   */
  static FoldedChanges fold(SparkSession session, FoldStatement statement, boolean small) {
    return small ? new SmallFold(session, statement) : new LargeFold(session, statement);
  }
}
