package io.frazil.model.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value of a message. A member that is null counts as not there; a member given twice makes
 * the message unreadable.
 *
 * @param text of a text, number or boolean, as spelt
 */
record Json(Kind kind, String text, List<Json> items, Map<String, Json> members) {

  enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER_OR_BOOLEAN,
    NULL
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static Json parse(String body) throws UnreadableEventException {
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        throw new UnreadableEventException("it is empty");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new UnreadableEventException("more follows after its JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableEventException(
          "it is no JSON (" + e.getOriginalMessage().replaceAll("\\s+", " ").strip() + ")", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The member at the end of a path of member names; empty when any is not there. */
  Optional<Json> find(String... path) {
    Optional<Json> at = Optional.of(this);
    for (String name : path) {
      at = at.map(json -> json.members.get(name));
    }
    return at;
  }

  /** The text at the end of a path; empty text when there is none. */
  String textAt(String... path) {
    return find(path).filter(json -> json.kind == Kind.TEXT).map(Json::text).orElse("");
  }

  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      return array(parser);
    }
    return scalar(scalarKind(token), parser.getText());
  }

  private static Kind scalarKind(JsonToken token) {
    if (token == JsonToken.VALUE_NULL) {
      return Kind.NULL;
    }
    return token == JsonToken.VALUE_STRING ? Kind.TEXT : Kind.NUMBER_OR_BOOLEAN;
  }

  private static Json object(JsonParser parser) throws IOException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Json value = value(parser);
      if (value.kind != Kind.NULL) {
        members.put(name, value);
      }
    }
    return new Json(Kind.OBJECT, "", List.of(), members);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json(Kind.ARRAY, "", items, Map.of());
  }

  private static Json scalar(Kind kind, String text) {
    return new Json(kind, text, List.of(), Map.of());
  }
}
