package io.frazil.model.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The values one key takes: how people are told, and how they are read.
 *
 * @param form completes "Accepted: ..."
 * @param hint what to say of a text that is none of these: {@code ; did you mean 'x'?}, or a full
 *     stop
 * @param words the only words that are taken, in any letter case; empty when others are
 * @param parse empty when the text is none of these; an {@link IllegalArgumentException} when there
 *     is a reason to give
 */
record Accepted<T>(
    String form,
    UnaryOperator<String> hint,
    List<String> words,
    Function<String, Optional<T>> parse) {

  Accepted {
    words = List.copyOf(words);
  }

  /** Any text that can be read. */
  Accepted(String form, UnaryOperator<String> hint, Function<String, Optional<T>> parse) {
    this(form, hint, List.of(), parse);
  }

  static <T> Accepted<T> of(String form, Function<String, Optional<T>> parse) {
    return new Accepted<>(form, text -> ".", parse);
  }

  /** One of some words, in any letter case. */
  static <T> Accepted<T> oneOf(Map<String, T> values) {
    return new Accepted<>(
        String.join(", ", values.keySet()),
        text -> Nearest.question(text, values.keySet()),
        List.copyOf(values.keySet()),
        text ->
            values.entrySet().stream()
                .filter(value -> value.getKey().equalsIgnoreCase(text))
                .map(Map.Entry::getValue)
                .findFirst());
  }

  /** The same, but for words that are known and refused: word to reason. */
  Accepted<T> refusing(Map<String, String> reasons) {
    return new Accepted<>(
        form,
        hint,
        words,
        text -> {
          String reason = reasons.get(text.toLowerCase(Locale.ROOT));
          if (reason != null) {
            throw new IllegalArgumentException(reason);
          }
          return parse.apply(text);
        });
  }

  /** The value of a node; empty, with a problem, when it is not accepted. */
  Optional<T> read(Node node, Problems problems) {
    if (!node.isText()) {
      problems.add(
          node.place(),
          "expected a single value, got " + node.description() + ". Accepted: " + form + ".");
      return Optional.empty();
    }

    Optional<T> value = Optional.empty();
    String verdict = " is not accepted" + hint.apply(node.text());
    try {
      value = parse.apply(node.text());
    } catch (IllegalArgumentException e) {
      verdict = " is refused: " + e.getMessage() + ".";
    }
    if (value.isEmpty()) {
      problems.add(node.place(), "'" + node.text() + "'" + verdict + " Accepted: " + form + ".");
    }
    return value;
  }
}
