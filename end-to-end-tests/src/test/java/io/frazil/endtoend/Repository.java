package io.frazil.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of this repository. */
public final class Repository {

  private Repository() {}

  /** Tests run in their module's folder. */
  public static Path home() {
    return Path.of("").toAbsolutePath().getParent();
  }

  /** The one file of a folder whose name matches. */
  static Path file(String folder, String name) {
    try (Stream<Path> files = Files.list(home().resolve(folder))) {
      List<Path> found = files.filter(file -> file.getFileName().toString().matches(name)).toList();
      if (found.size() != 1) {
        throw new AssertionError("Expected one " + name + " in " + folder + ", found " + found);
      }
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** The files of a zip, unpacked. */
  static List<Path> unpack(String path, Path folder) {
    List<Path> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(home().resolve(path).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory()) {
          Path file = folder.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          Files.copy(zip.getInputStream(entry), file);
          files.add(file);
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack " + path, e);
    }
  }

  /** A file's text; the path is relative to the repository, or absolute. */
  public static String text(String path) {
    try {
      return Files.readString(home().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
