package io.frazil.merge.changefile;

import io.frazil.model.pipeline.SourceTable;
import java.util.Map;

/** Tells whose rows a file of the stream holds, which its name does not. */
@FunctionalInterface
public interface StreamContents {

  /**
   * How many rows of which table the file holds; no table has none.
   *
   * @throws io.frazil.model.failure.FrazilException of kind SOURCE_DATA when the file is broken, or
   *     a row of it names no table; of kind EXTERNAL when the storage fails
   */
  Map<SourceTable, Long> rows(ChangeFile file);
}
