package io.frazil.merge.read;

import java.io.IOException;

/** A file was written anew since it was listed, so that what was decided about it may not hold. */
public final class FileReplacedException extends IOException {

  private static final long serialVersionUID = 1L;

  /** The cause may be null. */
  public FileReplacedException(String location, Throwable cause) {
    super(location, cause);
  }
}
