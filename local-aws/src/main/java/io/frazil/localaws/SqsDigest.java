package io.frazil.localaws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The digests by which a client of SQS knows that nothing was changed on the way.
 *
 * <p>Source: Amazon SQS Developer Guide, "Calculating the MD5 message digest for message
 * attributes" (read 2026-11-22).
 */
final class SqsDigest {

  static final Charset UTF_8 = StandardCharsets.UTF_8;

  private static final int TEXT = 1;
  private static final int BINARY = 2;

  private SqsDigest() {}

  static String of(String body) {
    return hex(body.getBytes(UTF_8));
  }

  /** Of attributes as the API writes them, by name in order. */
  static String of(JsonNode attributes) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, JsonNode> attribute : sorted.entrySet()) {
        write(out, attribute.getKey().getBytes(UTF_8));
        write(out, attribute.getValue().path("DataType").asText().getBytes(UTF_8));
        writeValue(out, attribute.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hex(bytes.toByteArray());
  }

  private static void writeValue(DataOutputStream out, JsonNode value) throws IOException {
    if (value.hasNonNull("BinaryValue")) {
      out.writeByte(BINARY);
      write(out, Base64.getDecoder().decode(value.get("BinaryValue").asText()));
    } else {
      out.writeByte(TEXT);
      write(out, value.path("StringValue").asText().getBytes(UTF_8));
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
