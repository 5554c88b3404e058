package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frazil.model.pipeline.Takes.Kind;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference says of a key is what the reader does with it. */
class TestPipelineReference {

  private static final Path REFERENCE = Path.of("..", "docs", "reference", "pipeline-file.md");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSED_OVER = "anything";

  /** A pipeline in which every map of known keys stands. */
  private static final String EVERY_MAP =
      """
      {"pipeline": "shop", "landing": "landing", "dms-endpoint": {},
       "catalog": {"name": "lake", "warehouse": "/warehouse"},
       "monitoring": {}, "defaults": {"added-columns": {}, "maintenance": {"when": {}}},
       "tables": [{"source": "public.orders", "target": "shop.orders", "key": "NAME",
                   "columns": {"NAME": {"type": "long"}}, "added-columns": {},
                   "maintenance": {"when": {}},
                   "layouts": [{"columns": ["NAME"], "added-columns": {}},
                               {"from": "20240705-200937830", "columns": ["NAME"]}]}]}
      """;

  @Test
  void referenceSaysWhatTheReaderHas() throws IOException {
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, ReferenceText.markdown());
    }
    assertThat(Files.readString(REFERENCE)).isEqualTo(ReferenceText.markdown());
  }

  @Test
  void everyGroupOfKeysIsReachedFromTheTop() throws IOException {
    Set<Key> reached = KeyPlace.all().stream().map(KeyPlace::key).collect(Collectors.toSet());
    List<String> unreached =
        groups().filter(group -> !reached.containsAll(group.own())).map(KeyGroup::title).toList();

    assertThat(unreached).isEmpty();
    assertThat(groups()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest
  @MethodSource("read")
  void whatIsAcceptedIsWhatTheReaderSays(KeyPlace place) {
    String form = place.key().takes().form();
    boolean isValue = place.key().takes().kind() == Kind.VALUE;
    boolean isList = place.key().takes().kind() == Kind.VALUE_OR_LIST;
    ObjectNode pipeline = everyMap();
    parent(pipeline, place).set(place.key().name(), spoilt(place.key().takes().kind()));

    List<String> problems = problemsAt(place, pipeline);

    assertThat(problems).isNotEmpty();
    if (isValue) {
      assertThat(problems.get(0)).endsWith(" Accepted: " + form + ".");
    }
    if (isList && !form.startsWith("declared columns")) {
      assertThat(problems.get(0)).endsWith(" Accepted: " + form + ".");
    }
  }

  @ParameterizedTest
  @MethodSource("passedOver")
  void whatIsPassedOverIsNotLookedAt(KeyPlace place) {
    ObjectNode pipeline = everyMap();
    parent(pipeline, place).set(place.key().name(), spoilt(Kind.VALUE));

    assertThat(problemsAt(place, pipeline)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("withDefault")
  void defaultIsWhatHoldsWithoutTheKey(KeyPlace place) {
    ObjectNode pipeline = soundMap(place);
    Pipeline silent = PipelineText.parse(pipeline.toString());
    parent(pipeline, place).put(place.key().name(), place.key().silent());

    assertThat(PipelineText.parse(pipeline.toString())).isEqualTo(silent);
  }

  @ParameterizedTest
  @MethodSource("required")
  void whatIsRequiredIsMissed(KeyPlace place) {
    ObjectNode pipeline = everyMap();
    parent(pipeline, place).remove(place.key().name());

    assertThat(problemsAt(place, pipeline)).first().asString().contains("is missing");
  }

  private static Stream<KeyPlace> read() {
    return KeyPlace.all().stream().filter(place -> !isPassedOver(place));
  }

  private static Stream<KeyPlace> passedOver() {
    return KeyPlace.all().stream().filter(TestPipelineReference::isPassedOver);
  }

  private static Stream<KeyPlace> withDefault() {
    return KeyPlace.all().stream().filter(place -> !place.key().silent().isEmpty());
  }

  private static Stream<KeyPlace> required() {
    return KeyPlace.all().stream().filter(place -> place.key().isRequired());
  }

  private static boolean isPassedOver(KeyPlace place) {
    return place.key().takes().form().startsWith(PASSED_OVER);
  }

  /** Every group that a class of the reader holds. */
  private static Stream<KeyGroup> groups() throws IOException {
    Path classes = Path.of("target", "classes", KeyGroup.class.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Keys.class"))
          .map(name -> KeyGroup.class.getPackageName() + "." + name.replace(".class", ""))
          .flatMap(TestPipelineReference::fields)
          .filter(field -> field.getType() == KeyGroup.class)
          .map(TestPipelineReference::valueOf)
          .toList()
          .stream();
    }
  }

  private static Stream<Field> fields(String name) {
    try {
      return Stream.of(Class.forName(name).getDeclaredFields());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static KeyGroup valueOf(Field field) {
    try {
      return (KeyGroup) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field.toString(), e);
    }
  }

  /** Something that cannot stand there. */
  private static JsonNode spoilt(Kind kind) {
    return switch (kind) {
      case VALUE -> JSON.createObjectNode().set("a", JSON.createObjectNode().put("b", "c"));
      case VALUE_OR_LIST -> JSON.createArrayNode().add(JSON.createObjectNode().put("a", "b"));
      case ANY_MAP, MAP, MAP_OR_FILE, VALUE_OR_MAP_BY_NAME -> JSON.createArrayNode();
      case LIST_OF_MAPS -> JSON.createObjectNode();
    };
  }

  private static ObjectNode everyMap() {
    try {
      return (ObjectNode) JSON.readTree(EVERY_MAP);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, in which nothing contradicts that key. */
  private static ObjectNode soundMap(KeyPlace place) {
    ObjectNode pipeline = everyMap();
    if (!place.path().contains("layouts")) {
      ((ObjectNode) pipeline.at("/tables/0")).remove("layouts");
    }
    return pipeline;
  }

  /** The map a key stands in, of the first table and the last layout. */
  private static ObjectNode parent(ObjectNode pipeline, KeyPlace place) {
    String pointer =
        place
            .map()
            .replace("tables[]", "tables.0")
            .replace("layouts[]", place.path().contains("[].added") ? "layouts.0" : "layouts.1")
            .replace('.', '/');
    return (ObjectNode) pipeline.at(pointer.isEmpty() ? "" : "/" + pointer);
  }

  private static List<String> problemsAt(KeyPlace place, ObjectNode pipeline) {
    String path =
        place
            .path()
            .replace("tables[]", "tables[0]")
            .replace("layouts[]", place.path().contains("[].added") ? "layouts[0]" : "layouts[1]");
    try {
      PipelineText.parse(pipeline.toString());
      return List.of();
    } catch (PipelineException e) {
      return e.problems().stream()
          .filter(problem -> problem.path().matches("\\Q" + path + "\\E(\\[0])?"))
          .map(Problem::toString)
          .toList();
    }
  }
}
