package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPipelineFileDoc {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern TABLE =
      Pattern.compile("\\n\\| (?:key|setting) \\| default .*((?:\\n\\|.*)+)");

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyIsInTheReference(String key) throws IOException {
    assertThat(doc()).contains("`" + key + "`");
  }

  @Test
  void examplesParse() throws IOException {
    List<String> examples = EXAMPLE.matcher(doc()).results().map(found -> found.group(1)).toList();
    assertThat(examples).hasSize(2);
    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(PipelineReader.parse(example, PipelineText.BASE).name())
                    .isEqualTo("shop"));
  }

  @Test
  void completeExampleUsesEveryKeyOfDefaultsAndTables() throws IOException {
    String example =
        EXAMPLE.matcher(doc()).results().map(found -> found.group(1)).findFirst().get();
    assertThat(
            Stream.of(Keys.PIPELINE, Keys.POLICY, Keys.TABLE, Keys.COLUMN)
                .flatMap(group -> group.names().stream()))
        .allSatisfy(key -> assertThat(example).containsPattern("(?m)[ {]*" + key + ":"));
  }

  @Test
  void tablesNameNoKeyThatDoesNotExistAndTheDefaultsOfTheCode() throws IOException {
    List<String> names = keys().toList();
    Map<String, List<Key>> byName =
        KeyPlace.all().stream().map(KeyPlace::key).collect(Collectors.groupingBy(Key::name));
    for (String row : rows()) {
      String[] cells = row.split(" \\| ", 3);
      for (String key : cells[0].replaceAll("^\\| |`", "").split(", ", -1)) {
        assertThat(names).as(row).contains(key);
        List<Key> named = byName.get(key);
        if (named.stream().noneMatch(one -> one.silent().isEmpty())) {
          assertThat(cells[1]).as(row).contains(ReferenceText.silent(named.get(0)));
        }
      }
    }
  }

  /** Rows of the tables that are of keys. */
  private static List<String> rows() throws IOException {
    return TABLE
        .matcher(doc())
        .results()
        .flatMap(table -> table.group(1).lines())
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  private static Stream<String> keys() {
    return KeyPlace.all().stream().map(place -> place.key().name()).distinct();
  }

  private static String doc() throws IOException {
    return Files.readString(Path.of("..", "docs", "pipeline-file.md"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " []", " {}", " ''", " -1", " [[]]", " {a: {b: c}}", " \"\\0\"", " *a", " ["})
  void everyLineSpoiltIsStillAProblemAndNeverABug(String spoilt) throws IOException {
    Matcher matcher = EXAMPLE.matcher(doc());
    assertThat(matcher.find()).isTrue();
    List<String> lines = matcher.group(1).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> copy = new ArrayList<>(lines);
      copy.set(i, lines.get(i).replaceFirst(":.*", ":" + Matcher.quoteReplacement(spoilt)));
      readsOrSaysWhatIsWrong(String.join("\n", copy));
      copy.remove(i);
      readsOrSaysWhatIsWrong(String.join("\n", copy));
    }
  }

  private static void readsOrSaysWhatIsWrong(String yaml) {
    try {
      assertThat(PipelineReader.parse(yaml, PipelineText.BASE)).isNotNull();
    } catch (PipelineException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }
}
