package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/environment.md has each of Frazil's own environment variables, and no other. */
final class TestEnvironmentDoc {

  private static final Pattern NAME = Pattern.compile("\\bFRAZIL_[A-Z_]*[A-Z]\\b");

  /** Where the seed of random tests is read. */
  private static final String TESTS = "end-to-end-tests/src/test/java/io/frazil/oracle";

  @Test
  void everyVariableIsDocumented() throws IOException {
    Set<String> documented = names(Repository.text("docs/reference/environment.md"));

    assertThat(documented).containsExactlyInAnyOrderElementsOf(named());
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String place : List.of("frazil", "deploy", "docker-compose.yml", "local-aws/up", TESTS)) {
      collect(Repository.home().resolve(place), named);
    }
    try (Stream<Path> modules = Files.list(Repository.home())) {
      for (Path module : modules.filter(Files::isDirectory).toList()) {
        collect(module.resolve("src/main"), named);
      }
    }
    return named;
  }

  private static void collect(Path place, Set<String> names) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> files = Files.walk(place)) {
      files.filter(Files::isRegularFile).forEach(file -> names.addAll(names(text(file))));
    }
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Bytes of any file as text. */
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
