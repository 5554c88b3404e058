package io.frazil.model.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of known keys. What is not a map reads as an empty one, after its problem is noted. */
final class Section {

  private final Node node;
  private final KeyGroup known;
  private final Problems problems;

  private Section(Node node, KeyGroup known, Problems problems) {
    this.node = node;
    this.known = known;
    this.problems = problems;
  }

  /** Opens a map and notes every key in it that is not known. */
  static Section of(Node node, KeyGroup keys, Problems problems) {
    List<String> known = keys.names();
    if (!node.isMap()) {
      problems.add(
          node.place(),
          "expected a map with the keys "
              + String.join(", ", known)
              + "; got "
              + node.description()
              + ".");
    }
    node.members()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                String hint =
                    Nearest.to(key, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(". Known: " + String.join(", ", known) + ".");
                problems.add(value.place(), "'" + key + "' is no key here" + hint);
              }
            });
    return new Section(node, keys, problems);
  }

  /** Any map of text to text, in file order. */
  static Map<String, String> texts(Node node, Problems problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!node.isMap()) {
      problems.add(node.place(), "expected a map, got " + node.description() + ".");
    }
    Accepted<String> any = Accepted.of("any text", Optional::of);
    node.members()
        .forEach((key, value) -> any.read(value, problems).ifPresent(text -> texts.put(key, text)));
    return texts;
  }

  Place place() {
    return node.place();
  }

  /** What stands at a key, unread. */
  Optional<Node> find(String key) {
    if (known.keys().noneMatch(one -> one.name().equals(key))) {
      throw new IllegalArgumentException(key + " is not among the keys of " + known.title());
    }
    return Optional.ofNullable(node.members().get(key));
  }

  /** What stands at a key that must be there; its absence is a problem. */
  Optional<Node> require(String key, String accepted) {
    Optional<Node> found = find(key);
    if (found.isEmpty() && node.isMap()) {
      problems.add(place().member(key, place().line()), "is missing. Accepted: " + accepted + ".");
    }
    return found;
  }

  /** The value of a key; empty when it is absent or, with a problem, not accepted. */
  <T> Optional<T> read(String key, Accepted<T> accepted) {
    return find(key).flatMap(value -> accepted.read(value, problems));
  }

  /** The value of a key that must be there. */
  <T> Optional<T> readRequired(String key, Accepted<T> accepted) {
    return require(key, accepted.form()).flatMap(value -> accepted.read(value, problems));
  }

  /** The elements of a list, or the one value that stands in its place; none when absent. */
  List<Node> elements(String key) {
    return find(key)
        .map(value -> value.isList() ? value.items() : List.of(value))
        .orElse(List.of());
  }
}
