package io.frazil.localaws.feed;

import static java.util.Objects.requireNonNull;

/**
 * One object DMS would write.
 *
 * @param path below the landing folder, as {@code public/orders/LOAD00000001.csv}
 */
public record FeedFile(String path, byte[] content) {

  public FeedFile {
    requireNonNull(path, "path is null");
    requireNonNull(content, "content is null");
  }
}
