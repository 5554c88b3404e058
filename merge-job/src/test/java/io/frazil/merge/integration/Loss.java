package io.frazil.merge.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What gets lost on the way to a catalog, once, as a file in the warehouse says: so it happens to
 * whoever comes next, whatever process it is in.
 */
enum Loss {
  /** A commit, on its way to the catalog. */
  COMMIT,
  /** A race: another commit seems to have come first. */
  CONFLICT,
  /** The answer to a commit that took effect. */
  ANSWER,
  /** The catalog's own connection to its database, after a commit took effect. */
  CONNECTION,
  /** The same before a table could be looked up. */
  READ;

  /** Lets it happen to the next table or commit of that warehouse. */
  void arm(Path warehouse) throws IOException {
    Files.createFile(file(warehouse));
  }

  boolean happens(Path warehouse) {
    try {
      return Files.deleteIfExists(file(warehouse));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Path warehouse) {
    return warehouse.resolve("lose-" + name());
  }
}
