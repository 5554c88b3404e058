package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A place files are in: {@code s3://bucket/prefix} or an absolute local directory. Has no trailing
 * slash.
 */
public record Location(String text) {

  public Location {
    requireNonNull(text, "text is null");
    boolean s3 = text.startsWith("s3://") && text.length() > "s3://".length();
    if (!s3 && !text.startsWith("/")) {
      throw new IllegalArgumentException(
          "Location must be s3://bucket/prefix or an absolute directory, got '" + text + "'");
    }
    while (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
  }

  /** Whether this is a directory of the machine's own. */
  public boolean isLocal() {
    return text.startsWith("/");
  }

  /** The directory; only when {@link #isLocal()}. */
  public Path path() {
    if (!isLocal()) {
      throw new IllegalStateException(text + " is not a local directory");
    }
    return Path.of(text);
  }

  /** The bucket; only when not {@link #isLocal()}. */
  public String bucket() {
    String place = inBucket();
    int slash = place.indexOf('/');
    return slash < 0 ? place : place.substring(0, slash);
  }

  /** The key of the object, or of what is below; empty for the whole bucket; only on S3. */
  public String key() {
    String place = inBucket();
    return place.substring(Math.min(place.length(), bucket().length() + 1));
  }

  private String inBucket() {
    if (isLocal()) {
      throw new IllegalStateException(text + " is not on S3");
    }
    return text.substring("s3://".length());
  }

  /** The place below this one. */
  public Location resolve(String relative) {
    return new Location(text.equals("/") ? "/" + relative : text + "/" + relative);
  }

  @Override
  public String toString() {
    return text;
  }
}
