package io.frazil.deploy;

import io.frazil.endtoend.Repository;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template of deploy/cloudformation as maps, lists and texts; short tags in their long form. */
record Template(String name, Map<String, Object> content) {

  static final String CORE = "core.yaml";
  static final String DMS = "dms.yaml";

  /** What watches both; takes their outputs as parameters of the same names. */
  static final String OBSERVABILITY = "observability.yaml";

  static boolean isThere(String name) {
    return Files.exists(Repository.home().resolve("deploy/cloudformation").resolve(name));
  }

  static Template read(String name) {
    Yaml yaml = new Yaml(new Tags());
    return new Template(name, map(yaml.load(text(name))));
  }

  static String text(String name) {
    return Repository.text("deploy/cloudformation/" + name);
  }

  /** Empty where there is none. */
  Map<String, Object> section(String key) {
    return map(content.getOrDefault(key, Map.of()));
  }

  Map<String, Object> resource(String id) {
    Map<String, Object> resources = section("Resources");
    if (!resources.containsKey(id)) {
      throw new IllegalArgumentException(name + " has no resource " + id);
    }
    return map(resources.get(id));
  }

  /** Properties by logical id, of resources of a type. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    section("Resources")
        .forEach(
            (id, resource) -> {
              if (map(resource).get("Type").equals(type)) {
                found.put(id, map(map(resource).getOrDefault("Properties", Map.of())));
              }
            });
    return found;
  }

  @SuppressWarnings("unchecked") // YAML's maps of a template have texts as keys
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<?> list(Object value) {
    return value instanceof List<?> many ? many : List.of(value);
  }

  @Override
  public String toString() {
    return name;
  }

  /** {@code !Sub x} becomes {@code {Fn::Sub: x}}; dates and yes stay as the templates mean them. */
  private static final class Tags extends SafeConstructor {

    Tags() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String tag = node.getTag().getValue().substring(1);
              Object value = value(node);
              return switch (tag) {
                case "Ref", "Condition" -> Map.of(tag, value);
                case "GetAtt" ->
                    Map.of(
                        "Fn::GetAtt", new ArrayList<>(List.of(value.toString().split("\\.", 2))));
                default -> Map.of("Fn::" + tag, value);
              };
            }
          });
    }

    private Object value(Node node) {
      if (node instanceof ScalarNode scalar) {
        return scalar.getValue();
      }
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      return constructMapping((MappingNode) node);
    }
  }
}
