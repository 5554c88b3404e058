package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.WritingSettings;

/** All settings of an endpoint that change files: what who writes them must follow. */
public record DmsEndpoint(S3Settings settings, WritingSettings writing) {

  /** An endpoint on which nothing was set. */
  public static final DmsEndpoint DEFAULT =
      new DmsEndpoint(S3Settings.DEFAULT, WritingSettings.DEFAULT);

  public DmsEndpoint {
    requireNonNull(settings, "settings is null");
    requireNonNull(writing, "writing is null");
  }
}
