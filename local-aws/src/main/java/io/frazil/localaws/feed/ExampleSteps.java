package io.frazil.localaws.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of an example folder, in the order DMS wrote them. */
public final class ExampleSteps {

  private static final String LOAD = "LOAD";
  private static final int MINUTE = "yyyyMMdd-HHmm".length();

  private ExampleSteps() {}

  /**
   * The full load as one step, then a step for every minute in which change files were written, as
   * their names say.
   *
   * @param folder a folder that stands for bucket and bucket folder
   */
  public static List<FeedStep> read(Path folder) {
    Map<String, List<Path>> byTime =
        files(folder).stream()
            .collect(Collectors.groupingBy(ExampleSteps::time, TreeMap::new, Collectors.toList()));
    List<FeedStep> steps = new ArrayList<>();
    byTime.forEach((time, files) -> steps.add(new FeedStep(title(time), read(folder, files))));
    return steps;
  }

  /** Sorts the full load, which has no time in its name, first. */
  private static String time(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(LOAD) ? "" : name.substring(0, Math.min(MINUTE, name.length()));
  }

  private static String title(String time) {
    return time.isEmpty()
        ? "full load"
        : "changes of " + time.replaceFirst("(....)(..)(..)-(..)(..)", "$1-$2-$3 $4:$5");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list example files in " + folder, e);
    }
  }

  private static List<FeedFile> read(Path folder, List<Path> files) {
    List<FeedFile> read = new ArrayList<>();
    for (Path file : files) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      read.add(new FeedFile(path, bytes(file)));
    }
    return read;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read example file " + file, e);
    }
  }
}
