package io.frazil.replicator.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of a case: per step the files that arrive, the paths of those that go, and what is
 * expected then.
 */
final class CaseFiles {

  private final Path landing;
  private final Path folder;
  private final Map<String, byte[]> before = new TreeMap<>();
  private int step;

  CaseFiles(Path landing, Path folder) {
    this.landing = landing;
    this.folder = folder;
  }

  /** A text beside the steps. */
  void text(String name, String text) {
    write(folder.resolve(name), text);
  }

  /** An object in the landing folder. */
  void put(String path, String text) {
    write(landing.resolve(path), text);
  }

  /** A text beside the files of the step that begins now. */
  void textOfStep(String name, String text) {
    write(place(step + 1).resolve(name), text);
  }

  /**
   * Takes what the step has changed in the landing folder.
   *
   * @param later by how many steps it arrives later, 0 for at once
   */
  void endStep(int later) {
    step++;
    Map<String, byte[]> now = content();
    for (Map.Entry<String, byte[]> file : now.entrySet()) {
      if (!Arrays.equals(file.getValue(), before.get(file.getKey()))) {
        write(place(step + later).resolve("arrives").resolve(file.getKey()), file.getValue());
      }
    }
    List<String> gone = before.keySet().stream().filter(path -> !now.containsKey(path)).toList();
    if (!gone.isEmpty()) {
      write(place(step).resolve("vanishes.txt"), String.join("\n", gone) + "\n");
    }
    before.clear();
    before.putAll(now);
  }

  private Path place(int ofStep) {
    return folder.resolve("step-" + ofStep);
  }

  private Map<String, byte[]> content() {
    Map<String, byte[]> content = new TreeMap<>();
    if (!Files.exists(landing)) {
      return content;
    }
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(landing.relativize(file).toString(), Files.readAllBytes(file));
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
