package io.frazil.merge.read;

import java.io.Closeable;

/**
 * The rows of one change file (or of some row groups of one), in file order. Not thread-safe.
 *
 * <p>A row that cannot be read is a refused row. A file that cannot be read at all (broken gzip,
 * broken Parquet footer, a quote that is never closed, columns that do not match the layout) is a
 * {@link io.frazil.model.failure.FrazilException} that names the file.
 */
public interface ChangeRows extends Closeable {

  /** Moves to the next row; false after the last. */
  boolean next();

  /** The current row, the same instance every time. */
  ChangeRow row();
}
