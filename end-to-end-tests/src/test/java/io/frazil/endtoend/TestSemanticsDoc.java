package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of what a DMS situation becomes has an example, and every example has a row. */
final class TestSemanticsDoc {

  private static final Pattern CASE = Pattern.compile("\\]\\(\\.\\./conformance/([a-z0-9-]+)\\)");
  private static final Pattern CODE = Pattern.compile("\\]\\(\\.\\./[^)]*\\.java\\)");

  @Test
  void everyRowHasAnExample() {
    assertThat(rows()).hasSizeGreaterThan(20);
    assertThat(
            rows().stream().filter(row -> !CASE.matcher(row).find() && !CODE.matcher(row).find()))
        .isEmpty();
  }

  @Test
  void everyConformanceCaseIsAnExample() throws IOException {
    try (Stream<Path> cases = Files.list(Repository.home().resolve("conformance"))) {
      assertThat(
              rows().stream()
                  .flatMap(row -> CASE.matcher(row).results())
                  .map(found -> found.group(1))
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(
              cases
                  .filter(Files::isDirectory)
                  .map(folder -> folder.getFileName().toString())
                  .toList());
    }
  }

  /** Rows of the table below the heading. */
  private static List<String> rows() {
    String page = Repository.text("docs/semantics.md");
    int start = page.indexOf("\n## What each DMS situation becomes");
    return page.substring(start, page.indexOf("\n## ", start + 1))
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }
}
