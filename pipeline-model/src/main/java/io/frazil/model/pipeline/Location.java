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

  /** The place below this one. */
  public Location resolve(String relative) {
    return new Location(text.equals("/") ? "/" + relative : text + "/" + relative);
  }

  @Override
  public String toString() {
    return text;
  }
}
