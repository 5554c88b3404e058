package io.frazil.merge.changefile;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.ChangeFileName;
import java.time.Instant;

/** One change file as a listing showed it. Files order as their names do. */
public record ChangeFile(ChangeFileName name, long size, Instant modified, String etag)
    implements Comparable<ChangeFile> {

  public ChangeFile {
    requireNonNull(name, "name is null");
    requireNonNull(modified, "modified is null");
    requireNonNull(etag, "etag is null");
  }

  /** Path below the folder of the table, or of the stream. */
  public String path() {
    return name.path();
  }

  /** Text that changes whenever the file is written anew. */
  String identity() {
    return path() + "|" + size + "|" + modified.toEpochMilli() + "|" + etag;
  }

  @Override
  public int compareTo(ChangeFile other) {
    return name.compareTo(other.name);
  }
}
