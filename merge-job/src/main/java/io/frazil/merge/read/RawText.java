package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Bytes of a row made readable for a person; what is no UTF-8 shows as U+FFFD. */
final class RawText {

  private static final int EXCERPT = 80;

  private RawText() {}

  /** The text, cut after {@link Refusal#RAW_LIMIT} characters. */
  static String of(byte[] bytes, int from, int to) {
    return cut(bytes, from, to, Refusal.RAW_LIMIT);
  }

  /** The text's beginning on one line, in quotes, as it stands in a reason. */
  static String excerpt(byte[] bytes, int from, int to) {
    return excerpt(cut(bytes, from, to, EXCERPT + 1));
  }

  /** The text's beginning on one line, in quotes, as it stands in a reason. */
  static String excerpt(String text) {
    String shown = cut(text, EXCERPT).replace("\r", "\\r").replace("\n", "\\n");
    return "'" + shown + (text.length() > EXCERPT ? "'..." : "'");
  }

  /** Why a value is refused; what was found is an excerpt. */
  static String reason(String expected, String found) {
    return "Expected " + expected + ", got " + found;
  }

  /** The first characters of a text, no surrogate pair parted. */
  static String cut(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
    return text.substring(0, end);
  }

  private static String cut(byte[] bytes, int from, int to, int characters) {
    int end = (int) Math.min(to, from + 4L * characters);
    return cut(new String(bytes, from, end - from, UTF_8), characters);
  }
}
