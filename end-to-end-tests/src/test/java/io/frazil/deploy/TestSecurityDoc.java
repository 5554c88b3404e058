package io.frazil.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.endtoend.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/security.md explains each right that the templates give, and no other. */
final class TestSecurityDoc {

  private static final Pattern OWNER = Pattern.compile("### ([a-z]+\\.yaml): `(\\w+)`");

  @Test
  void everyRightIsExplainedAsItIs() {
    List<String> given =
        Stream.of(Template.CORE, Template.DMS)
            .flatMap(
                name ->
                    Statement.of(Template.read(name)).stream()
                        .map(statement -> name + " " + statement.owner() + " " + row(statement)))
            .toList();

    assertThat(explained()).hasSizeGreaterThan(30).containsExactlyElementsOf(given);
  }

  private static String row(Statement statement) {
    return "| `"
        + statement.sid()
        + "` | "
        + marked(statement.actions())
        + " | "
        + marked(statement.resources());
  }

  private static String marked(List<String> texts) {
    return texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining(", "));
  }

  /** The rows below each owner's heading, without what is for people alone. */
  private static List<String> explained() {
    List<String> rows = new ArrayList<>();
    String owner = "";
    for (String line : Repository.text("docs/security.md").lines().toList()) {
      Matcher heading = OWNER.matcher(line);
      if (line.startsWith("#")) {
        owner = heading.matches() ? heading.group(1) + " " + heading.group(2) : "";
      }
      if (!owner.isEmpty() && line.startsWith("| `")) {
        List<String> cells = List.of(line.split(" \\| ", -1));
        assertThat(cells).as(line).hasSize(5).noneMatch(String::isBlank);
        rows.add(owner + " " + String.join(" | ", cells.subList(0, 3)));
      }
    }
    return rows;
  }
}
