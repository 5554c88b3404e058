package io.frazil.merge.spark;

import io.frazil.merge.plan.FoldStats;

/**
 * A folded change set: exactly one row per key, as the view {@code changes} of its session, kept
 * until closed.
 */
interface FoldedChanges extends AutoCloseable {

  FoldStats stats();

  @Override
  void close();
}
