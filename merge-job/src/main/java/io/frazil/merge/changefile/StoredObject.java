package io.frazil.merge.changefile;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An object as a listing shows it.
 *
 * @param path below the listed folder, with {@code /}
 * @param size bytes
 * @param modified when the store says it was last written
 * @param etag the store's mark of its content; empty text where there is none
 */
public record StoredObject(String path, long size, Instant modified, String etag) {

  public StoredObject {
    requireNonNull(path, "path is null");
    requireNonNull(modified, "modified is null");
    requireNonNull(etag, "etag is null");
  }
}
