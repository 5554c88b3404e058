package io.frazil.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A landing folder that a case of the conformance kit fills step by step. */
final class ConformanceLanding {

  private static final Instant FIRST = Instant.parse("2024-06-12T12:00:00Z");

  private final Path played;
  private final Path place;
  private int step;

  /**
   * Begins before the first step.
   *
   * @param played the case's folder in the kit
   * @param place a folder that is made, for pipeline file and landing
   */
  ConformanceLanding(Path played, Path place) throws IOException {
    this.played = played;
    this.place = place;
    Files.createDirectories(place.resolve("landing"));
    Files.copy(played.resolve("pipeline.yaml"), pipelineFile());
  }

  Path pipelineFile() {
    return place.resolve("pipeline.yaml");
  }

  /**
   * Removes what vanishes and brings what arrives, an hour after the step before by the files' own
   * times; false after the last step.
   */
  boolean nextStep() throws IOException {
    step++;
    if (!Files.isDirectory(stepFolder())) {
      return false;
    }
    for (String path : lines("vanishes.txt")) {
      Files.delete(place.resolve("landing").resolve(path));
    }
    Path arrives = stepFolder().resolve("arrives");
    if (Files.isDirectory(arrives)) {
      try (Stream<Path> files = Files.walk(arrives)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bring(file, place.resolve("landing").resolve(arrives.relativize(file).toString()));
        }
      }
    }
    return true;
  }

  private void bring(Path file, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.write(target, Files.readAllBytes(file));
    Files.setLastModifiedTime(target, FileTime.from(FIRST.plus(Duration.ofHours(step))));
  }

  /** A text of this step, whole. */
  String text(String name) throws IOException {
    return Files.readString(stepFolder().resolve(name));
  }

  /** Lines of a text of this step, without the header of a CSV file; none where it is not. */
  List<String> lines(String name) {
    Path file = stepFolder().resolve(name);
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().skip(name.endsWith(".csv") ? 1 : 0).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stepFolder() {
    return played.resolve("step-" + step);
  }

  @Override
  public String toString() {
    return played.getFileName() + " step " + step;
  }
}
