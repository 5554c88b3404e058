package io.frazil.model.pipeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Text to located nodes. Syntax errors, keys given twice, aliases and further documents are
 * problems. In JSON a member that is null counts as not there, as AWS means it.
 */
final class NodeParser {

  private final JsonParser parser;
  private final Problems problems;

  private NodeParser(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The one document of a pipeline file; empty, with a problem, when there is none. */
  static Optional<Node> yaml(String text, Problems problems) {
    return parse(new YAMLFactory(), text, Place.top(""), problems);
  }

  /** The one value of a JSON file; empty, with a problem, when there is none. */
  static Optional<Node> json(String text, String file, Problems problems) {
    return parse(new JsonFactory(), text, Place.top(file), problems);
  }

  private static Optional<Node> parse(
      JsonFactory factory, String text, Place top, Problems problems) {
    try (JsonParser parser = factory.createParser(text)) {
      return new NodeParser(parser, problems).document(top);
    } catch (JsonProcessingException e) {
      problems.add(placeOf(e, top), "cannot be parsed: " + reason(e) + ".");
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Node> document(Place top) throws IOException {
    if (parser.nextToken() == null) {
      problems.add(top, "is empty.");
      return Optional.empty();
    }

    Node root = value(new Place(top.file(), line(), ""));
    if (parser.nextToken() != null) {
      problems.add(new Place(top.file(), line(), ""), "a second document starts. Expected one.");
    }
    return Optional.of(root);
  }

  private Node value(Place place) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return map(place);
    }
    if (token == JsonToken.START_ARRAY) {
      return list(place);
    }
    if (token == JsonToken.VALUE_NULL) {
      return Node.nothing(place, parser.getText());
    }

    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(place, "*" + parser.getText() + " is an alias. Write the value itself.");
    }
    return Node.text(place, parser.getText());
  }

  private Node map(Place place) throws IOException {
    Map<String, Node> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Place at = place.member(parser.currentName(), line());
      String key = parser.currentName();
      parser.nextToken();
      Node value = value(at);
      if (!isAbsent(value)) {
        Node first = members.putIfAbsent(key, value);
        refuseSecond(first, value);
      }
    }
    return Node.map(place, members);
  }

  private Node list(Place place) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(place.item(items.size(), line())));
    }
    return Node.list(place, items);
  }

  private boolean isAbsent(Node value) {
    return value.kind() == Node.Kind.NOTHING && !(parser instanceof YAMLParser);
  }

  private void refuseSecond(Node first, Node second) {
    if (first != null) {
      problems.add(
          second.place(), "is given twice, first on line " + first.place().line() + ". Keep one.");
    }
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private static Place placeOf(JsonProcessingException e, Place top) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return new Place(top.file(), marked.getProblemMark().getLine() + 1, "");
    }
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    return new Place(top.file(), Math.max(line, 0), "");
  }

  private static String reason(JsonProcessingException e) {
    String reason =
        e.getCause() instanceof MarkedYAMLException marked
            ? marked.getProblem()
            : e.getOriginalMessage();
    return reason.replaceAll("\\s+", " ").replaceFirst(" \\(start marker at .*", "").strip();
  }
}
