package io.frazil.replicator.file;

import io.frazil.replicator.layout.TableLayout;
import java.io.IOException;
import java.util.List;

/** A change file that is being written. Closing ends it. */
public interface RowFile extends AutoCloseable {

  /** Adds a row whose cells are in the layout's columns. */
  void write(TableLayout layout, List<Object> cells) throws IOException;

  /** Bytes of the rows so far, before compression. */
  long bytes();

  @Override
  void close() throws IOException;
}
