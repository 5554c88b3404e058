package io.frazil.merge.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keys one after the other in the order of S3, which is that of their UTF-8 bytes. Source: Amazon
 * S3 API reference, "ListObjectsV2" (read 2026-11-23); directory buckets have no order.
 *
 * @param after the key before the first one; empty text for the beginning
 * @param until the last one, were it there; empty text for the end
 */
record KeyRange(String after, String until) {

  /** So many keys are worth a thread: five pages of a listing. */
  static final int KEYS = 5_000;

  static final KeyRange ALL = new KeyRange("", "");

  /** The ranges between these keys, before the first and after the last: every key is in one. */
  static List<KeyRange> between(List<String> bounds) {
    List<KeyRange> ranges = new ArrayList<>();
    String after = "";
    for (String bound : bounds) {
      ranges.add(new KeyRange(after, bound));
      after = bound;
    }
    ranges.add(new KeyRange(after, ""));
    return ranges;
  }

  /** Each so-manieth of the keys; none where the keys are not in the order of S3. */
  static List<String> bounds(List<String> keys, int each) {
    List<String> bounds = new ArrayList<>();
    for (int i = 1; i < keys.size(); i++) {
      if (compare(keys.get(i - 1), keys.get(i)) >= 0) {
        return List.of();
      }
      if (i % each == 0) {
        bounds.add(keys.get(i - 1));
      }
    }
    return bounds;
  }

  /** Whether no key after this one is in the range. */
  boolean endsAt(String key) {
    return !until.isEmpty() && compare(key, until) >= 0;
  }

  /** Whether a key, which is after the range's beginning, is in the range. */
  boolean holds(String key) {
    return until.isEmpty() || compare(key, until) <= 0;
  }

  private static int compare(String key, String other) {
    return Arrays.compareUnsigned(key.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
