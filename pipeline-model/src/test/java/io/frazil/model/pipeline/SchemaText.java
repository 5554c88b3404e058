package io.frazil.model.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The JSON Schema of the pipeline file for editors, written from the keys that its reader has. */
final class SchemaText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaText() {}

  static String json() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "A pipeline file of Frazil");
    schema.put(
        "description",
        "Helps while writing; the reader is stricter. Written by TestPipelineReference.");
    schema.setAll(reference(Keys.PIPELINE));
    ObjectNode groups = schema.putObject("$defs");
    KeyPlace.all().stream()
        .map(KeyPlace::group)
        .filter(group -> group != EndpointKeys.IGNORED && !groups.has(slug(group)))
        .forEach(group -> groups.set(slug(group), object(group)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object(KeyGroup group) {
    ObjectNode object = JSON.createObjectNode().put("type", "object");
    object.put("additionalProperties", false);
    ObjectNode properties = object.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    group
        .keys()
        .forEach(
            key -> {
              properties.set(key.name(), property(key));
              if (key.isRequired()) {
                required.add(key.name());
              }
            });
    if (!required.isEmpty()) {
      object.set("required", required);
    }
    return object;
  }

  private static ObjectNode property(Key key) {
    ObjectNode property = JSON.createObjectNode();
    property.put("description", key.meaning() + ". Accepted: " + key.takes().form() + ".");
    if (!key.silent().isEmpty()) {
      property.put("default", key.silent());
    }
    Takes takes = key.takes();
    return switch (takes.kind()) {
      case VALUE -> property.setAll(value(takes.words()));
      case VALUE_OR_LIST -> property.set("anyOf", either(value(List.of()), list(value(List.of()))));
      case ANY_MAP -> property.setAll(mapOf(value(List.of())));
      case MAP -> property.setAll(reference(inner(takes)));
      case MAP_OR_FILE ->
          property.set(
              "anyOf",
              either(reference(inner(takes)), JSON.createObjectNode().put("type", "string")));
      case LIST_OF_MAPS -> property.setAll(list(reference(inner(takes))));
      case VALUE_OR_MAP_BY_NAME -> {
        ObjectNode each = JSON.createObjectNode();
        each.set("anyOf", either(value(List.of()), reference(inner(takes))));
        yield property.setAll(mapOf(each));
      }
    };
  }

  private static KeyGroup inner(Takes takes) {
    return takes.inner().orElseThrow();
  }

  /** A single value: YAML has its own mind of what is a number or a flag. */
  private static ObjectNode value(List<String> words) {
    ObjectNode value = JSON.createObjectNode();
    if (words.isEmpty()) {
      ArrayNode types = value.putArray("type");
      List.of("string", "number", "boolean", "null").forEach(types::add);
      return value;
    }
    ArrayNode spelt = JSON.createArrayNode();
    words.forEach(
        word -> {
          spelt.add(word);
          if (word.equals("true") || word.equals("false")) {
            spelt.add(Boolean.parseBoolean(word));
          }
        });
    ObjectNode inWords = JSON.createObjectNode();
    inWords.set("enum", spelt);
    ObjectNode inAnyCase = JSON.createObjectNode().put("type", "string");
    inAnyCase.put(
        "pattern",
        words.stream().map(SchemaText::inAnyCase).collect(Collectors.joining("|", "^(", ")$")));
    value.set("anyOf", either(inWords, inAnyCase));
    return value;
  }

  private static String inAnyCase(String word) {
    return word.chars()
        .mapToObj(Character::toString)
        .map(
            letter ->
                letter.matches("[A-Za-z]")
                    ? "[" + letter.toUpperCase(Locale.ROOT) + letter.toLowerCase(Locale.ROOT) + "]"
                    : letter)
        .collect(Collectors.joining());
  }

  private static ArrayNode either(ObjectNode one, ObjectNode other) {
    return JSON.createArrayNode().add(one).add(other);
  }

  private static ObjectNode list(ObjectNode each) {
    ObjectNode list = JSON.createObjectNode().put("type", "array").put("minItems", 1);
    list.set("items", each);
    return list;
  }

  private static ObjectNode mapOf(ObjectNode each) {
    ObjectNode map = JSON.createObjectNode().put("type", "object");
    map.set("additionalProperties", each);
    return map;
  }

  private static ObjectNode reference(KeyGroup group) {
    return JSON.createObjectNode().put("$ref", "#/$defs/" + slug(group));
  }

  private static String slug(KeyGroup group) {
    return group.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
