package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.read.ChangeFileStorage.RandomInput;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file open for reading anywhere, read on from a position, at first its start. Closing it closes
 * the file. Not buffered, not thread-safe.
 */
public final class RandomInputStream extends InputStream {

  private final RandomInput input;
  private long position;

  public RandomInputStream(RandomInput input) {
    this.input = requireNonNull(input, "input is null");
  }

  /** Bytes from the start of the file. */
  long position() {
    return position;
  }

  void seek(long to) {
    position = to;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = input.read(position, buffer, offset, length);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
