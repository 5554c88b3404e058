package io.frazil.model.event;

import static java.util.Objects.requireNonNull;

import io.frazil.model.pipeline.Pipeline;

/**
 * A pipeline and where its file is.
 *
 * @param place {@code s3://bucket/key} or a path, as a run is told it
 */
public record KnownPipeline(String place, Pipeline pipeline) {

  public KnownPipeline {
    requireNonNull(place, "place is null");
    requireNonNull(pipeline, "pipeline is null");
  }
}
