package io.frazil.merge.read;

import java.io.Serializable;

/**
 * A row group of a Parquet change file.
 *
 * @param index within the file, from 0
 * @param firstPosition position of its first row in the file, from 1
 * @param rows number of rows
 * @param bytes size of all its columns, uncompressed
 */
public record RowGroup(int index, long firstPosition, long rows, long bytes)
    implements Serializable {}
