package io.frazil.merge.read;

import static io.frazil.merge.read.ValueParser.INVALID;

import java.util.Arrays;

/** Booleans, strings, UUIDs and hexadecimal bytes in text. */
final class ByteText {

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final int UUID_LENGTH = 36;
  private static final int SMALL_LETTER = 0x20;

  private ByteText() {}

  static Object bool(byte[] text, int from, int to) {
    if (to - from == 1) {
      return switch (text[from]) {
        case '1', 't', 'T' -> Boolean.TRUE;
        case '0', 'f', 'F' -> Boolean.FALSE;
        default -> INVALID;
      };
    }
    if (isWord(text, from, to, TRUE)) {
      return Boolean.TRUE;
    }
    return isWord(text, from, to, FALSE) ? Boolean.FALSE : INVALID;
  }

  private static boolean isWord(byte[] text, int from, int to, byte[] word) {
    if (to - from != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if ((text[from + i] | SMALL_LETTER) != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the bytes, when they are UTF-8. */
  static Object utf8(byte[] text, int from, int to) {
    return isUtf8(text, from, to) ? Arrays.copyOfRange(text, from, to) : INVALID;
  }

  /** Whether the bytes are UTF-8 as RFC 3629 has it: no surrogates, no overlong forms. */
  static boolean isUtf8(byte[] text, int from, int to) {
    int at = from;
    while (at < to) {
      if (text[at] >= 0) {
        at++;
        continue;
      }
      int length = sequenceLength(text, at, to);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** Bytes of the multi-byte character that begins here; 0 when there is none. */
  private static int sequenceLength(byte[] text, int at, int to) {
    int lead = text[at] & 0xFF;
    int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || to - at < length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = text[at + 1] & 0xFF;
    boolean refused =
        switch (lead) {
          case 0xE0 -> second < 0xA0;
          case 0xED -> second > 0x9F;
          case 0xF0 -> second < 0x90;
          case 0xF4 -> second > 0x8F;
          default -> false;
        };
    return refused ? 0 : length;
  }

  /** A UUID in lower case, the one form in which equal UUIDs are equal text. */
  static Object uuid(byte[] text, int from, int to) {
    if (to - from != UUID_LENGTH) {
      return INVALID;
    }
    byte[] uuid = new byte[UUID_LENGTH];
    for (int i = 0; i < UUID_LENGTH; i++) {
      byte letter = text[from + i];
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? letter != '-' : hexDigit(letter) < 0) {
        return INVALID;
      }
      uuid[i] = letter >= 'A' && letter <= 'F' ? (byte) (letter | SMALL_LETTER) : letter;
    }
    return uuid;
  }

  /** The bytes that pairs of hexadecimal digits stand for. */
  static Object hex(byte[] text, int from, int to) {
    if ((to - from) % 2 != 0) {
      return INVALID;
    }
    byte[] bytes = new byte[(to - from) / 2];
    for (int i = 0; i < bytes.length; i++) {
      int high = hexDigit(text[from + 2 * i]);
      int low = hexDigit(text[from + 2 * i + 1]);
      if ((high | low) < 0) {
        return INVALID;
      }
      bytes[i] = (byte) (high << 4 | low);
    }
    return bytes;
  }

  private static int hexDigit(byte letter) {
    if (letter >= '0' && letter <= '9') {
      return letter - '0';
    }
    int small = letter | SMALL_LETTER;
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
  }
}
