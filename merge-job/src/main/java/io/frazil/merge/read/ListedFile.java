package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A change file as a listing showed it, sent to where it is read.
 *
 * @param location where storage finds it
 * @param size bytes
 * @param etag the store's mark of its content; empty text where there is none
 */
public record ListedFile(String location, long size, String etag) implements Serializable {

  public ListedFile {
    requireNonNull(location, "location is null");
    requireNonNull(etag, "etag is null");
  }
}
