package io.frazil.replicator.layout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** LOB values, of which DMS carries no more than {@code LobMaxSize}, without a word. */
final class Lob {

  private Lob() {}

  /** The value's first bytes, text never ending within a character. */
  static Object shortened(Object value, long mostBytes) {
    if (value instanceof ByteBuffer bytes && bytes.remaining() > mostBytes) {
      ByteBuffer shortened = bytes.duplicate();
      shortened.limit(shortened.position() + (int) mostBytes);
      return shortened.slice().asReadOnlyBuffer();
    }
    if (value instanceof String text && text.length() * 3L > mostBytes) {
      return shortened(text, mostBytes);
    }
    return value;
  }

  private static String shortened(String text, long mostBytes) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= mostBytes) {
      return text;
    }
    int end = (int) mostBytes;
    while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
