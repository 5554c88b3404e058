package io.frazil.model.pipeline;

import java.io.IOException;

/** Where a pipeline file and the files it names are read from. */
@FunctionalInterface
public interface PipelineFiles {

  /** Files of the machine's own disk, and nothing else. */
  PipelineFiles ON_DISK = Text::read;

  /**
   * The text of a file, as UTF-8, whole.
   *
   * @param location a path, absolute or relative to the working directory, or {@code
   *     s3://bucket/key}
   * @throws java.nio.file.NoSuchFileException when there is no such file
   * @throws IOException when it cannot be read; the message is the reason, as the end of a sentence
   * @throws io.frazil.model.failure.FrazilException when the storage fails or denies access
   */
  String read(String location) throws IOException;
}
