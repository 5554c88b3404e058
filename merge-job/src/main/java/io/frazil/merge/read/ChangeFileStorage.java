package io.frazil.merge.read;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;

/** Where the bytes of change files are; sent to where rows are read. */
public interface ChangeFileStorage extends Serializable {

  /**
   * Opens a file to be read once from its start. Not buffered.
   *
   * @throws java.io.FileNotFoundException or {@link java.nio.file.NoSuchFileException} when it has
   *     vanished
   */
  InputStream open(String location) throws IOException;

  /** Opens a file to be read anywhere. */
  RandomInput openRandom(String location) throws IOException;

  /** A file open for reading anywhere. Not thread-safe. */
  interface RandomInput extends Closeable {

    /** Bytes in the file. */
    long length() throws IOException;

    /** Reads up to {@code length} bytes at {@code position}; -1 at the end of the file. */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;
  }
}
