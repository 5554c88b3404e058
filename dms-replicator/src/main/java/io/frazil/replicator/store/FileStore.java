package io.frazil.replicator.store;

import java.nio.file.Path;
import java.util.List;

/**
 * The landing place. Paths are below it, with {@code /}. Every method throws {@link
 * io.frazil.model.failure.FrazilException} of kind {@code EXTERNAL}, or {@code CONFIGURATION}, when
 * the storage fails.
 */
public interface FileStore extends AutoCloseable {

  /**
   * Puts a file there whole, in place of one of that name: whoever reads meets the old or the new
   * one and nothing between.
   *
   * @param content a local file, which may be gone afterwards
   */
  void put(String path, Path content);

  /** Deletes every file below a folder; some may be left when it fails. */
  void deleteBelow(String folder);

  /** The files below a folder, ordered by path; none when there is no such folder. */
  List<String> list(String folder);

  @Override
  void close();
}
