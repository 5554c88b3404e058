package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPipelineFileDoc {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

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
    assertThat(Stream.of(Keys.PIPELINE, Keys.POLICY, Keys.TABLE, Keys.COLUMN).flatMap(List::stream))
        .allSatisfy(key -> assertThat(example).containsPattern("(?m)[ {]*" + key + ":"));
  }

  private static Stream<String> keys() {
    return Stream.of(
            Keys.PIPELINE,
            Keys.CATALOG,
            Keys.POLICY,
            Keys.TABLE,
            Keys.COLUMN,
            Keys.ADDED_COLUMNS,
            EndpointKeys.ALL)
        .flatMap(List::stream)
        .distinct();
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
