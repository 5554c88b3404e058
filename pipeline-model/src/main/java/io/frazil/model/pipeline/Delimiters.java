package io.frazil.model.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what separates fields and rows, in which DMS spells control characters with a backslash.
 */
final class Delimiters {

  static final Accepted<String> ACCEPTED =
      Accepted.of(
          "one or more characters, of which control characters may be spelt \\n, \\r, \\t, \\u0001",
          Delimiters::unescape);

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([nrt\\\\])|u(\\p{XDigit}{4}))");

  private Delimiters() {}

  /** Notes delimiters that cannot be told apart from each other or from quotes. */
  static void check(
      Section section, List<String> fieldThenRow, boolean quoting, Problems problems) {
    List<String> keys = List.of("CsvDelimiter", "CsvRowDelimiter");
    for (int i = 0; i < keys.size(); i++) {
      Optional<Node> node = section.find(keys.get(i));
      if (quoting && node.isPresent() && fieldThenRow.get(i).contains("\"")) {
        problems.add(
            node.get().place(),
            node.get().description()
                + " is refused: with Rfc4180 the quote marks text. Use another character.");
      }
    }
    if (fieldThenRow.get(0).equals(fieldThenRow.get(1))) {
      Optional<Node> node = section.find(keys.get(0)).or(() -> section.find(keys.get(1)));
      problems.add(
          node.orElseThrow().place(),
          node.get().description() + " separates fields and rows alike. Use two delimiters.");
    }
  }

  private static Optional<String> unescape(String text) {
    if (text.length() < 2) {
      return Optional.of(text).filter(one -> !one.isEmpty());
    }
    if (ESCAPE.matcher(text).replaceAll("").contains("\\")) {
      throw new IllegalArgumentException("it holds an escape that is not known");
    }
    return Optional.of(
        ESCAPE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found))));
  }

  private static String character(MatchResult escape) {
    if (escape.group(2) != null) {
      return Character.toString(Integer.parseInt(escape.group(2), 16));
    }
    return switch (escape.group(1)) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "\\" -> "\\";
      default -> throw new IllegalStateException(escape.group());
    };
  }
}
