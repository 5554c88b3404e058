package io.frazil.model.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A value as it was written, and where. A text is kept as spelt: {@code 007} and {@code TRUE} are
 * not turned into numbers or booleans.
 *
 * @param text of {@link Kind#TEXT}, or the spelling of {@link Kind#NOTHING} ({@code null}, {@code
 *     ~}, or empty)
 * @param items of {@link Kind#LIST}
 * @param members of {@link Kind#MAP}, in file order
 */
record Node(Place place, Kind kind, String text, List<Node> items, Map<String, Node> members) {

  enum Kind {
    MAP,
    LIST,
    TEXT,
    NOTHING
  }

  static Node text(Place place, String text) {
    return new Node(place, Kind.TEXT, text, List.of(), Map.of());
  }

  static Node nothing(Place place, String spelling) {
    return new Node(place, Kind.NOTHING, spelling, List.of(), Map.of());
  }

  static Node list(Place place, List<Node> items) {
    return new Node(place, Kind.LIST, "", List.copyOf(items), Map.of());
  }

  static Node map(Place place, Map<String, Node> members) {
    return new Node(place, Kind.MAP, "", List.of(), Collections.unmodifiableMap(members));
  }

  boolean isMap() {
    return kind == Kind.MAP;
  }

  boolean isList() {
    return kind == Kind.LIST;
  }

  boolean isText() {
    return kind == Kind.TEXT;
  }

  /** What stands here, for a message. */
  String description() {
    return switch (kind) {
      case MAP -> "a map";
      case LIST -> "a list";
      case TEXT -> "'" + text + "'";
      case NOTHING -> "nothing";
    };
  }
}
