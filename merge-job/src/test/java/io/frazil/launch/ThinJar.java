package io.frazil.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jar for Glue, EMR and spark-submit as the build made it, and what stands around it there. */
final class ThinJar {

  /** Whose jars on the test class path the platform does not have. */
  private static final List<String> NOT_THE_PLATFORMS =
      List.of(
          "/io/frazil/",
          "/picocli/",
          "/jackson-dataformat-yaml/",
          "/snakeyaml/",
          "/sqlite-jdbc/",
          "/org/junit/",
          "/org/assertj/",
          "/com/tngtech/",
          "/surefire/");

  private ThinJar() {}

  static Path file() {
    return Path.of("target", "frazil-merge-job.jar").toAbsolutePath();
  }

  /** What a platform brings: Spark, Iceberg, Hadoop, logging; nothing of Frazil's. */
  static String platform() {
    return entries()
        .filter(entry -> entry.endsWith(".jar") && !isOurs(entry))
        .filter(entry -> NOT_THE_PLATFORMS.stream().noneMatch(entry::contains))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Stand-ins of the tests, for a class path that has nothing else of the tests. */
  static String testClasses() {
    return Path.of("target", "test-classes").toAbsolutePath().toString();
  }

  /** The modules of this build, as class folders or as jars below their target folders. */
  private static boolean isOurs(String entry) {
    return entry.contains("/target/");
  }

  /** The jar of an artifact on the test class path. */
  static String jar(String artifact) {
    return entries()
        .filter(entry -> entry.contains("/" + artifact + "/"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + artifact + " on the test class path"));
  }

  private static Stream<String> entries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }
}
