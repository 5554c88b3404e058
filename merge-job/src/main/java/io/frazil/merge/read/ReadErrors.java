package io.frazil.merge.read;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** The failures of a change file as a whole, each naming the file. */
final class ReadErrors {

  private ReadErrors() {}

  /** The file holds what no reader can read. The cause may be null. */
  static FrazilException broken(String location, String reason, Throwable cause) {
    return new FrazilException(
        FailureKind.SOURCE_DATA, "Cannot read change file " + location + ": " + reason, cause);
  }

  /** The columns of the file are not those of the layout. */
  static FrazilException drift(String location, String reason) {
    return new FrazilException(
        FailureKind.SCHEMA_DRIFT, "Cannot read change file " + location + ": " + reason);
  }

  /** The failure, once what was open is closed; nothing was where it is null. */
  static <E extends Exception> E closing(Closeable open, E failure) {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }

  /** The storage did not deliver the file's bytes. */
  static FrazilException storage(String location, IOException cause) {
    if (cause instanceof FileReplacedException) {
      return new FrazilException(
          FailureKind.EXTERNAL,
          "Cannot read change file "
              + location
              + ": it was written anew since it was listed. Run again, which lists it as it is now.",
          cause);
    }
    boolean vanished =
        cause instanceof FileNotFoundException || cause instanceof NoSuchFileException;
    String reason =
        vanished
            ? "it is gone since it was listed. Run again; if DMS removed it (truncate, drop or"
                + " reload of the table), the next listing shows what stands"
            : "the storage failed (" + cause + "). Run again when the storage is reachable";
    return new FrazilException(
        FailureKind.EXTERNAL, "Cannot read change file " + location + ": " + reason + ".", cause);
  }
}
