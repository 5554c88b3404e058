package io.frazil.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the change files in which a key may stand, for who looks into a difference. */
final class ChangeFilesOf {

  private static final int MOST = 20;

  private ChangeFilesOf() {}

  /**
   * Files below a table's folder whose bytes hold each text of the key; numbers in Parquet are not
   * text, so those files are all named.
   */
  static List<String> key(Path tableFolder, List<String> key) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(tableFolder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = tableFolder.relativize(file).toString();
        if (found.size() < MOST && (!name.endsWith(".csv") || holds(file, key))) {
          found.add(name);
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, List<String> key) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return key.stream().allMatch(part -> text.contains(part.replace("\"", "\"\"")));
  }
}
