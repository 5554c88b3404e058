package io.frazil.model.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of environment variables in the place of <code>${env:NAME}</code>. No message
 * holds such a value, which may be a secret.
 */
record VariableReader(Variables variables, Problems problems) {

  private static final String START = "${env:";
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  /** The text with every reference replaced; what cannot be replaced is a problem. */
  String read(Node node) {
    StringBuilder text = new StringBuilder();
    Matcher reference = REFERENCE.matcher(node.text());
    while (reference.find()) {
      reference.appendReplacement(
          text, Matcher.quoteReplacement(value(node.place(), reference.group(1))));
    }
    reference.appendTail(text);
    if (REFERENCE.matcher(node.text()).replaceAll("").contains(START)) {
      problems.add(
          node.place(),
          node.description()
              + " refers to no variable. Accepted: "
              + START
              + "NAME}, the name of letters, digits and underscores.");
    }
    return text.toString();
  }

  private String value(Place place, String name) {
    Optional<String> value = variables.find(name).filter(found -> !found.isEmpty());
    if (value.isEmpty()) {
      problems.add(
          place,
          "environment variable "
              + name
              + " is not set, or empty. Set it where this command runs.");
    }
    return value.orElse("");
  }
}
