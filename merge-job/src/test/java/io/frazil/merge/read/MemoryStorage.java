package io.frazil.merge.read;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** Change files in memory. */
final class MemoryStorage implements ChangeFileStorage {

  private static final long serialVersionUID = 1L;

  private final HashMap<String, byte[]> files;

  MemoryStorage(Map<String, byte[]> files) {
    this.files = new HashMap<>(files);
  }

  @Override
  public InputStream open(ListedFile file) throws FileNotFoundException {
    return new ByteArrayInputStream(bytes(file.location()));
  }

  @Override
  public RandomInput openRandom(ListedFile file) throws FileNotFoundException {
    byte[] bytes = bytes(file.location());
    return new RandomInput() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] buffer, int offset, int length) {
        if (position >= bytes.length) {
          return -1;
        }
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, buffer, offset, count);
        return count;
      }

      @Override
      public void close() {}
    };
  }

  private byte[] bytes(String location) throws FileNotFoundException {
    byte[] bytes = files.get(location);
    if (bytes == null) {
      throw new FileNotFoundException(location);
    }
    return bytes;
  }
}
