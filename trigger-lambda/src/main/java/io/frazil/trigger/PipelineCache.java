package io.frazil.trigger;

import io.frazil.model.event.KnownPipeline;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.trigger.plan.KnownPipelines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pipeline files, read anew when they are older than a few minutes. A file that cannot be read any
 * more leaves the one before it in force, and says so in the log; one that never could be read is
 * tried at every batch. For one thread.
 */
final class PipelineCache {

  private static final Logger LOG = LoggerFactory.getLogger(PipelineCache.class);

  private final List<String> places;
  private final PipelineFiles files;
  private final Clock clock;
  private final Duration age;
  private final Map<String, KnownPipeline> known = new HashMap<>();
  private final Map<String, Instant> triedAt = new HashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param age how long a pipeline that was read is good
   */
  PipelineCache(List<String> places, PipelineFiles files, Clock clock, Duration age) {
    this.places = List.copyOf(places);
    this.files = files;
    this.clock = clock;
    this.age = age;
  }

  /** Where the files are, read or not. */
  List<String> places() {
    return places;
  }

  /** The pipelines as they are now, as far as they can be read. */
  KnownPipelines current() {
    places.stream().filter(this::isDue).forEach(this::read);
    return new KnownPipelines(
        places, places.stream().map(known::get).filter(Objects::nonNull).toList());
  }

  private boolean isDue(String place) {
    return !known.containsKey(place) || !clock.instant().isBefore(triedAt.get(place).plus(age));
  }

  private void read(String place) {
    triedAt.put(place, clock.instant());
    try {
      known.put(place, new KnownPipeline(place, PipelineReader.read(place, files)));
    } catch (FrazilException e) {
      LOG.error(
          "{} {}",
          e.getMessage(),
          known.containsKey(place)
              ? "The pipeline as it was read before stays in force."
              : "Messages that may be this pipeline's go back to the queue.");
    }
  }
}
