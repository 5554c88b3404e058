package io.frazil.endtoend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, merged keys resolved, as far as tests look at it. */
final class ComposeFile {

  private final Map<?, ?> content;

  private ComposeFile(Map<?, ?> content) {
    this.content = content;
  }

  static ComposeFile read() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<?, ?> content = yaml.load(Repository.text("docker-compose.yml"));
    return new ComposeFile(content);
  }

  Stream<Service> services() {
    return section("services").entrySet().stream()
        .map(entry -> new Service(entry.getKey(), (Map<?, ?>) entry.getValue()));
  }

  Service service(String name) {
    return services().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  Map<String, Object> section(String name) {
    return texts((Map<?, ?>) content.get(name));
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (map != null) {
      map.forEach((key, value) -> named.put(key.toString(), value));
    }
    return named;
  }

  /** A service; what it does not say is empty. */
  record Service(String name, Map<?, ?> content) {

    String text(String key) {
      return String.valueOf(content.get(key));
    }

    boolean has(String key) {
      return content.containsKey(key);
    }

    Map<String, Object> map(String key) {
      return texts((Map<?, ?>) content.get(key));
    }

    List<String> list(String key) {
      List<?> list = (List<?>) content.get(key);
      return list == null ? List.of() : list.stream().map(Object::toString).toList();
    }

    /** Runs to its end, once. */
    boolean isOneShot() {
      return text("restart").equals("no");
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
