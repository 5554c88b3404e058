package io.frazil.model.launch;

import io.frazil.model.table.TableName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Table names in a list that is one argument, separated by commas. What is no letter or digit of
 * ASCII, underscore, hyphen or dot is percent-encoded as UTF-8, so that no launcher, shell or
 * console on the way can take it for something else.
 */
public final class TableText {

  private TableText() {}

  static String encoded(TableName table) {
    StringBuilder text = new StringBuilder();
    for (byte each : table.toString().getBytes(StandardCharsets.UTF_8)) {
      char character = (char) each;
      if (String.valueOf(character).matches("[A-Za-z0-9_.-]")) {
        text.append(character);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return text.toString();
  }

  /** The name that a person or {@link RunRequest} wrote; what is not encoded stays as it is. */
  public static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
