package io.frazil.setup.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCheckDoc {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
  private static final Map<Severity, String> HEADINGS =
      Map.of(
          Severity.ERROR, "Errors",
          Severity.WARNING, "Warnings",
          Severity.UNKNOWN, "Not looked at",
          Severity.INFO, "Notes");

  @ParameterizedTest
  @EnumSource
  void everyCheckIsInTheReferenceWithItsReasonAndRemedy(Check check) throws IOException {
    List<MatchResult> rows =
        ROW.matcher(section(check.severity()))
            .results()
            .filter(row -> row.group(1).equals(check.id()))
            .toList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).group(3)).isEqualTo(check.why());
  }

  @Test
  void referenceHasNoOtherCheck() throws IOException {
    assertThat(ROW.matcher(doc()).results().map(row -> row.group(1)))
        .containsExactly(List.of(Check.values()).stream().map(Check::id).toArray(String[]::new));
  }

  private static String section(Severity severity) throws IOException {
    String doc = doc();
    int start = doc.indexOf("\n## " + HEADINGS.get(severity));
    int end = doc.indexOf("\n## ", start + 1);
    assertThat(start).isPositive();
    return doc.substring(start, end < 0 ? doc.length() : end);
  }

  private static String doc() throws IOException {
    return Files.readString(Path.of("..", "docs", "check.md"));
  }
}
