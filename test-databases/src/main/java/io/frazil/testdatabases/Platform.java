package io.frazil.testdatabases;

import java.util.Locale;

/** What binaries are named after, and whether they are here. */
final class Platform {

  private Platform() {}

  /** As the PostgreSQL binaries have it: {@code linux-x86_64}, {@code darwin-arm_64}. */
  static String name() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (os.startsWith("mac") ? "darwin" : os.replace(' ', '-'))
        + "-"
        + switch (architecture) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> architecture;
        };
  }

  /**
   * Demands that a file is on the class path.
   *
   * @throws ServerUnavailableException where it is not
   */
  static void require(String resource, String server) {
    if (Platform.class.getResource(resource) == null) {
      throw new ServerUnavailableException(
          "No %s binary for %s: %s is not on the class path."
              .formatted(server, name(), resource.substring(1)));
    }
  }
}
