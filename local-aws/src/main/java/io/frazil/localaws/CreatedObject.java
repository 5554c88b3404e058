package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

/**
 * An object that was just written, whole.
 *
 * @param key as it is, not encoded
 * @param size bytes
 * @param etag without quotes
 */
public record CreatedObject(String bucket, String key, long size, String etag) {

  public CreatedObject {
    requireNonNull(bucket, "bucket is null");
    requireNonNull(key, "key is null");
    requireNonNull(etag, "etag is null");
  }
}
