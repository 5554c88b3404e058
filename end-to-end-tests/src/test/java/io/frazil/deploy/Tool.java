package io.frazil.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.frazil.endtoend.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program that not every machine has. */
record Tool(String name) {

  /** Skips the test, aloud, where it is not on the {@code PATH}. */
  void assumeInstalled() {
    boolean installed =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    if (!installed) {
      System.out.println("SKIPPED: no " + name + " on the PATH");
    }
    assumeTrue(installed, "SKIPPED: no " + name + " on the PATH");
  }

  /** Runs it in the repository's folder; gives what it said where it failed, else empty text. */
  String complaint(List<String> arguments) {
    List<String> command = new java.util.ArrayList<>(List.of(name));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Repository.home().toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.waitFor();
      return exitCode == 0 ? "" : name + " ended with " + exitCode + ": " + said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + name + " ran", e);
    }
  }
}
