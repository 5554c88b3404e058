package io.frazil.replicator.store;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local directory in the place of a bucket. A file is written beside its place under a hidden
 * name and renamed, which readers see as one step.
 */
public final class DirectoryStore implements FileStore {

  private final Path root;

  public DirectoryStore(Path root) {
    this.root = requireNonNull(root, "root is null");
  }

  @Override
  public void put(String path, Path content) {
    Path file = root.resolve(path);
    Path aside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      Files.copy(content, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure("write " + file, e);
    }
  }

  @Override
  public void deleteBelow(String folder) {
    Path directory = root.resolve(folder);
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (NoSuchFileException e) {
      return; // nothing to delete
    } catch (IOException e) {
      throw failure("delete " + directory, e);
    }
  }

  @Override
  public List<String> list(String folder) {
    Path directory = root.resolve(folder);
    try (Stream<Path> found = Files.walk(directory)) {
      return found
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw failure("list " + directory, e);
    }
  }

  @Override
  public void close() {}

  private static FrazilException failure(String what, IOException met) {
    return new FrazilException(
        FailureKind.EXTERNAL,
        "Cannot " + what + ": " + met + ". Check the disk and the permissions, and run again.",
        met);
  }
}
