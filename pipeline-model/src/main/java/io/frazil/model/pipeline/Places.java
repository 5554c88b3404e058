package io.frazil.model.pipeline;

import java.util.Optional;

/** Reads places files are in; local directories count from where the pipeline file stands. */
record Places(Base base) {

  /** What any place may be. */
  static final String ANYWHERE =
      "s3://bucket/prefix, or a local directory, absolute or relative to the pipeline file";

  /** What a place on the machine's own disk may be. */
  static final String ON_DISK = "a local path, absolute or relative to the pipeline file";

  /** Any place. */
  Accepted<Location> any() {
    return Accepted.of(ANYWHERE, text -> Optional.of(location(text)));
  }

  /** A place that a server must find too, so that a relative directory has no meaning. */
  Accepted<Location> absolute() {
    return Accepted.of(
        "s3://bucket/prefix, or an absolute local directory",
        text -> Optional.of(text).filter(this::isAbsolute).map(this::location));
  }

  /** A place on the machine's own disk. */
  Accepted<Location> local() {
    return Accepted.of(
        ON_DISK,
        text -> Optional.of(text).filter(path -> !path.contains("://")).map(this::location));
  }

  /** What a REST catalog's server knows its warehouse by. */
  static Accepted<Warehouse> served() {
    return Accepted.of(
        "what the server knows the warehouse by: a name, an account id, an ARN or s3://bucket/prefix",
        text -> Optional.of(text).filter(name -> !name.isBlank()).map(Warehouse::new));
  }

  private boolean isAbsolute(String text) {
    return text.contains("://") || text.startsWith("/");
  }

  private Location location(String text) {
    if (text.startsWith("s3://")) {
      return s3(text);
    }
    if (text.contains("://") || text.startsWith("file:")) {
      throw new IllegalArgumentException("only s3:// and plain directories are read");
    }
    if (text.isBlank() || text.startsWith("~")) {
      throw new IllegalArgumentException("a directory must be written out");
    }
    if (!base.isLocal() && !text.startsWith("/")) {
      throw new IllegalArgumentException(
          "this pipeline file is on S3, where no directory stands beside it; say "
              + base.resolve(text)
              + " if that is meant");
    }
    return new Location(base.resolve(text));
  }

  private static Location s3(String text) {
    String bucket = text.substring("s3://".length()).replaceFirst("/.*", "");
    if (bucket.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("it names no bucket");
    }
    return new Location(text);
  }
}
