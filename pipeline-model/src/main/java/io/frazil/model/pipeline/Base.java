package io.frazil.model.pipeline;

import java.nio.file.Path;

/**
 * The folder that relative places in a pipeline file count from.
 *
 * @param folder {@code s3://bucket} or {@code s3://bucket/prefix}, or an absolute directory
 */
record Base(String folder) {

  private static final String S3 = "s3://";

  static Base of(Path directory) {
    return new Base(directory.toAbsolutePath().normalize().toString());
  }

  /** The folder a file stands in. */
  static Base folderOf(String file) {
    if (!isS3(file)) {
      return of(Path.of(file).toAbsolutePath().normalize().resolveSibling(""));
    }
    int slash = file.lastIndexOf('/');
    return new Base(slash < S3.length() ? file : file.substring(0, slash));
  }

  static boolean isS3(String location) {
    return location.startsWith(S3);
  }

  boolean isLocal() {
    return !isS3(folder);
  }

  /** The place that a text names, which may be absolute. */
  String resolve(String text) {
    if (isS3(text)) {
      return text;
    }
    if (isLocal() || text.startsWith("/")) {
      return Path.of(folder).resolve(text).normalize().toString();
    }
    return S3
        + Path.of("/" + folder.substring(S3.length()), text).normalize().toString().substring(1);
  }
}
