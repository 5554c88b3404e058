package io.frazil.merge.run;

/** Reads, folds and plans a batch, and commits it when told to. */
public interface BatchMerger {

  /**
   * Reads the batch's files and plans its commit; changes nothing.
   *
   * @throws io.frazil.model.failure.FrazilException when a file cannot be read (SOURCE_DATA,
   *     EXTERNAL) or does not have the declared shape (SCHEMA_DRIFT)
   */
  PreparedBatch prepare(MergeTask task);
}
