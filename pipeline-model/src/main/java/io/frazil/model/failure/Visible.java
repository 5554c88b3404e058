package io.frazil.model.failure;

import java.util.Locale;

/**
 * Names and values from outside, as people and logs may see them: what could begin a line of its
 * own in a log, steer a terminal or turn the direction of text is spelt, as <code>\u001b</code>.
 * Not for reading back.
 */
public final class Visible {

  private Visible() {}

  /** The text with no control character, line separator or mark of direction in it. */
  public static String text(String raw) {
    if (raw.chars().noneMatch(Visible::isHidden)) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    raw.chars()
        .forEach(
            c -> {
              if (isHidden(c)) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }

  private static boolean isHidden(int c) {
    return Character.isISOControl(c)
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
