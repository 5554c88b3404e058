package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The workflow of forks does what CI does here, with pinned actions and no more rights than it
 * needs.
 */
final class TestWorkflow {

  private static final JsonNode WORKFLOW = read();

  @Test
  void whatCiRunsIsRun() {
    assertThat(texts("run")).contains(".ci/run");
    assertThat(Repository.home().resolve(".ci/run")).isExecutable();
  }

  @Test
  void everyActionIsPinned() {
    assertThat(texts("uses"))
        .isNotEmpty()
        .allMatch(action -> action.matches("[a-z-]+/[a-z-]+@[0-9a-f]{40}"));
  }

  @Test
  void rightsAreToReadAlone() {
    assertThat(WORKFLOW.get("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
    assertThat(jobs()).allMatch(job -> !job.has("permissions"));
    assertThat(Repository.text(".github/workflows/ci.yml")).doesNotContain("secrets.");
  }

  @Test
  void noJobRunsForEver() {
    assertThat(jobs()).allMatch(job -> job.get("timeout-minutes").asInt() > 0);
  }

  @Test
  void commandsOfTheWorkflowAreOnesThatThereAre() {
    List<String> named =
        texts("run").stream()
            .flatMap(text -> Stream.of(text.split("[\\s'\"]+", -1)))
            .filter(word -> word.startsWith(".ci/") || word.startsWith("deploy/local/"))
            .toList();

    assertThat(named)
        .isNotEmpty()
        .allSatisfy(path -> assertThat(Repository.home().resolve(path)).isExecutable());
  }

  private static List<String> texts(String key) {
    return jobs().stream()
        .flatMap(job -> stream(job.get("steps")))
        .filter(step -> step.has(key))
        .map(step -> step.get(key).asText())
        .toList();
  }

  private static List<JsonNode> jobs() {
    return stream(WORKFLOW.get("jobs")).toList();
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Repository.text(".github/workflows/ci.yml"));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
