package io.frazil.merge.spark;

import io.frazil.merge.read.ListedFile;
import io.frazil.merge.read.RowGroupRange;
import io.frazil.model.dms.ChangeFileName;
import java.io.Serializable;

/**
 * One file, or a part of one, sent to where it is read.
 *
 * @param file as it was listed
 * @param range which row groups of a Parquet file; all of a CSV file
 * @param ordinal its place in the total order of the files read
 * @param fresh whether the batch applies it, or reads it for context
 */
record ReadTask(
    ListedFile file, ChangeFileName name, RowGroupRange range, int ordinal, boolean fresh)
    implements Serializable {}
