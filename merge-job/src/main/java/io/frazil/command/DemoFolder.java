package io.frazil.command;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's scratch folder: a pipeline file, and a landing folder that files are delivered to. */
final class DemoFolder {

  private static final String MARKER = ".frazil-demo";

  private final Path example;
  private final Path root;

  private DemoFolder(Path example, Path root) {
    this.example = example;
    this.root = root;
  }

  /**
   * Makes the folder anew.
   *
   * @param chosen null for the checkout's own
   * @throws FrazilException when it holds something else than an earlier demo
   */
  static DemoFolder prepare(Path chosen) {
    Path home = Path.of(System.getProperty("frazil.home", ".")).toAbsolutePath().normalize();
    Path root = chosen == null ? home.resolve(".frazil/demo") : chosen.toAbsolutePath().normalize();
    Path example = home.resolve("examples/shop");
    if (!Files.isDirectory(example)) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot find the bundled example " + example + ". Run the demo from a Frazil checkout.");
    }
    try {
      empty(root);
      Files.createDirectories(root.resolve("dms"));
      Files.createFile(root.resolve(MARKER));
      Files.copy(example.resolve("pipeline.yaml"), root.resolve("pipeline.yaml"));
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot prepare the demo folder " + root + ": " + e + ".", e);
    }
    return new DemoFolder(example, root);
  }

  Path root() {
    return root;
  }

  Path pipelineFile() {
    return root.resolve("pipeline.yaml");
  }

  /** Copies the change files whose names begin so, as DMS would put them on S3. */
  void deliver(String beginning) {
    Path from = example.resolve("dms");
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> wave =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.getFileName().toString().startsWith(beginning))
              .sorted()
              .toList();
      for (Path file : wave) {
        Path to = root.resolve("dms").resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot copy the example's files to " + root + ": " + e + ".", e);
    }
  }

  private static void empty(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    boolean ours = Files.exists(root.resolve(MARKER));
    try (Stream<Path> below = Files.walk(root)) {
      List<Path> paths = below.sorted(Comparator.reverseOrder()).toList();
      if (!ours && paths.size() > 1) {
        throw new FrazilException(
            FailureKind.CONFIGURATION,
            "Cannot use " + root + " for the demo: it holds other files. Name an empty folder.");
      }
      for (Path path : paths) {
        Files.delete(path);
      }
    }
  }
}
