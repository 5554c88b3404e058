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
   * @throws FileReplacedException when the store knows that it was written anew since it was listed
   * @throws io.frazil.model.failure.FrazilException when the store fails in a way it can explain
   */
  InputStream open(ListedFile file) throws IOException;

  /**
   * Opens a file to be read anywhere. Fails as {@link #open} does, here or when it is read first.
   */
  RandomInput openRandom(ListedFile file) throws IOException;

  /** A file open for reading anywhere. Not thread-safe. */
  interface RandomInput extends Closeable {

    /** Bytes in the file. */
    long length() throws IOException;

    /** Reads up to {@code length} bytes at {@code position}; -1 at the end of the file. */
    int read(long position, byte[] buffer, int offset, int length) throws IOException;
  }
}
