package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to S3 as far as faults and notifications tell one from another; buckets stand in the
 * path.
 *
 * @param key as it is, not encoded; of a listing, its prefix; empty text when there is none
 */
record S3Call(Action action, String bucket, String key, boolean createsObject) {

  /** What a request does, in the words of permissions. */
  enum Action {
    LIST,
    READ,
    WRITE,
    OTHER
  }

  S3Call {
    requireNonNull(action, "action is null");
    requireNonNull(bucket, "bucket is null");
    requireNonNull(key, "key is null");
  }

  /**
   * What a request does.
   *
   * @throws IllegalArgumentException for a method that S3 has not for objects
   */
  static S3Call of(String method, URI uri) {
    String path = uri.getRawPath().replaceFirst("^/", "");
    int slash = path.indexOf('/');
    String bucket = decoded(slash < 0 ? path : path.substring(0, slash));
    String key = decoded(slash < 0 ? "" : path.substring(slash + 1));
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    if (key.isEmpty()) {
      return ofBucket(method, bucket, query);
    }
    boolean plain = has(query, "x-id") || query.isEmpty();
    return switch (method) {
      case "GET", "HEAD" -> new S3Call(Action.READ, bucket, key, false);
      case "PUT" -> new S3Call(Action.WRITE, bucket, key, plain);
      case "POST" -> new S3Call(Action.WRITE, bucket, key, has(query, "uploadId"));
      case "DELETE" -> new S3Call(Action.WRITE, bucket, key, false);
      default ->
          throw new IllegalArgumentException(
              "Cannot tell what "
                  + method
                  + " does to an object. Expected GET, HEAD, PUT, POST or DELETE.");
    };
  }

  private static S3Call ofBucket(String method, String bucket, String query) {
    boolean lists =
        method.equals("GET")
            && !bucket.isEmpty()
            && (query.isEmpty()
                || Stream.of("list-type", "prefix", "delimiter", "marker", "max-keys")
                    .anyMatch(name -> has(query, name)));
    if (lists) {
      return new S3Call(Action.LIST, bucket, parameter(query, "prefix").orElse(""), false);
    }
    Action action = method.equals("POST") && has(query, "delete") ? Action.WRITE : Action.OTHER;
    return new S3Call(action, bucket, "", false);
  }

  /** {@code bucket/key}: what a fault's place is the start of. */
  String place() {
    return bucket + "/" + key;
  }

  private static boolean has(String query, String name) {
    return parameter(query, name).isPresent();
  }

  private static Optional<String> parameter(String query, String name) {
    return Stream.of(query.split("&", -1))
        .filter(pair -> pair.equals(name) || pair.startsWith(name + "="))
        .map(pair -> decodedQuery(pair.substring(Math.min(pair.length(), name.length() + 1))))
        .findFirst();
  }

  private static String decoded(String path) {
    return decodedQuery(path.replace("+", "%2B"));
  }

  private static String decodedQuery(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
