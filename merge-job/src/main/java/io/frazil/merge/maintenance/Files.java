package io.frazil.merge.maintenance;

/**
 * Some files.
 *
 * @param count how many, 0 or more
 * @param bytes of them together, as far as they are known
 */
public record Files(int count, long bytes) {

  public static final Files NONE = new Files(0, 0);

  public Files {
    if (count < 0 || bytes < 0) {
      throw new IllegalArgumentException("Files out of range: " + count + ", " + bytes);
    }
  }

  public Files and(Files others) {
    return new Files(count + others.count, bytes + others.bytes);
  }
}
