package io.frazil.model.event;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An object that an event says was created.
 *
 * @param key its key, decoded as its envelope asks
 * @param spelling the key as the message spells it; the same where envelopes carry keys as they are
 * @param size bytes, or {@link #UNKNOWN_SIZE}
 * @param sequencer orders events of one key; empty text when not said
 */
public record CreatedObject(
    String bucket, String key, String spelling, long size, String sequencer) {

  public static final long UNKNOWN_SIZE = -1;

  public CreatedObject {
    requireNonNull(bucket, "bucket is null");
    requireNonNull(key, "key is null");
    requireNonNull(spelling, "spelling is null");
    requireNonNull(sequencer, "sequencer is null");
  }

  /** Of an envelope that carries keys as they are. */
  static CreatedObject plain(String bucket, String key, long size, String sequencer) {
    return new CreatedObject(bucket, key, key, size, sequencer);
  }

  /**
   * Of an S3 notification, which URL-encodes keys, a blank as a plus. What cannot be decoded was
   * not encoded. Source: Amazon S3 User Guide, "Event message structure" (read 2026-11-22).
   */
  static CreatedObject encoded(String bucket, String spelling, long size, String sequencer) {
    return new CreatedObject(bucket, decoded(spelling), spelling, size, sequencer);
  }

  private static String decoded(String spelling) {
    try {
      return URLDecoder.decode(spelling, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return spelling;
    }
  }

  /**
   * The keys it may have, the likelier first. Some emulators send S3 notifications with plain keys,
   * and nothing in the message tells. Waking a table for nothing costs little, not waking it costs
   * the time to the next sweep, so that both readings count.
   */
  public List<String> readings() {
    return key.equals(spelling) ? List.of(key) : List.of(key, spelling);
  }

  /** Whether it is said to hold no bytes. */
  public boolean isEmpty() {
    return size == 0;
  }
}
