package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.DelegateFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Files of a warehouse in a local directory, without Hadoop: reading a table's metadata then costs
 * milliseconds, not the start of a Hadoop file system. Iceberg makes it by name ({@code io-impl}),
 * here and in Spark.
 *
 * <p>A location is an absolute path, plain or after {@code file:} or {@code file://}; it is taken
 * as it stands, never URL-decoded, as Hadoop does. Tables written through it and through Hadoop's
 * file system can be mixed: the {@code .crc} files that Hadoop keeps beside its own are not listed,
 * and go when their file goes. Files are on disk, not just in the page cache, once closed: the
 * catalog must never name a file that a power cut took.
 */
public final class LocalFileIO implements DelegateFileIO {

  private static final long serialVersionUID = 1L;
  private static final String SCHEME = "file:";

  private Map<String, String> properties = Map.of();

  /** Iceberg makes it by name, then calls {@link #initialize}. */
  public LocalFileIO() {}

  @Override
  public void initialize(Map<String, String> catalogProperties) {
    this.properties = new HashMap<>(catalogProperties);
  }

  @Override
  public Map<String, String> properties() {
    return Collections.unmodifiableMap(properties);
  }

  @Override
  public InputFile newInputFile(String location) {
    return new LocalInputFile(location, path(location));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new LocalOutputFile(location, path(location));
  }

  /** Deletes the file; a missing one is no error. */
  @Override
  public void deleteFile(String location) {
    Path file = path(location);
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(checksumOf(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + location, e);
    }
  }

  /** Deletes what it can, then tells how many files it could not. */
  @Override
  public void deleteFiles(Iterable<String> locations) {
    List<UncheckedIOException> failures = new ArrayList<>();
    for (String location : locations) {
      try {
        deleteFile(location);
      } catch (UncheckedIOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      BulkDeletionFailureException failure = new BulkDeletionFailureException(failures.size());
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }

  /**
   * The files below a directory, in no order; none when the directory is missing. As in every
   * listing, a file that comes or goes meanwhile is in it or not: writers take back what they wrote
   * when their commit is lost.
   */
  @Override
  public Iterable<FileInfo> listPrefix(String directory) {
    Path root = path(directory);
    String written = directory.substring(0, directory.length() - trailing(directory, root));
    List<FileInfo> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !isChecksum(file)) {
                files.add(info(written + "/" + root.relativize(file), attributes));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
    return files;
  }

  /** Deletes a directory with all that is in it; a missing one is no error. */
  @Override
  public void deletePrefix(String directory) {
    Path root = path(directory);
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Collections.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + directory, e);
    }
  }

  /**
   * The path a location names.
   *
   * @throws IllegalArgumentException when it is no absolute path and no {@code file:} location
   */
  static Path path(String location) {
    requireNonNull(location, "location is null");
    String text = location.startsWith(SCHEME) ? location.substring(SCHEME.length()) : location;
    if (text.startsWith("//")) {
      text = text.substring(2);
    }
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException(
          "Location must be an absolute path or a file: location without host, got '"
              + location
              + "'");
    }
    return Path.of(text);
  }

  private static int trailing(String directory, Path root) {
    return root.getParent() != null && directory.endsWith("/") ? 1 : 0;
  }

  private static FileInfo info(String location, BasicFileAttributes attributes) {
    return new FileInfo(location, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  private static Path checksumOf(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".crc");
  }

  private static boolean isChecksum(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".") && name.endsWith(".crc");
  }
}
