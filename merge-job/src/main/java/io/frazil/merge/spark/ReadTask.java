package io.frazil.merge.spark;

import io.frazil.model.dms.ChangeFileName;
import java.io.Serializable;

/**
 * One file to read, sent to where it is read.
 *
 * @param location where storage finds it
 * @param ordinal its place in the total order of the files read
 * @param fresh whether the batch applies it, or reads it for context
 */
record ReadTask(String location, ChangeFileName name, int ordinal, boolean fresh)
    implements Serializable {}
