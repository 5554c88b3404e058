package io.frazil.model.metric;

import java.time.Instant;
import java.util.List;

/** Where readings go. */
public interface MetricsSink extends AutoCloseable {

  /** Takes nothing. */
  MetricsSink NONE = (readings, at) -> {};

  /**
   * Takes the readings of one run, or of one turn of a resident process. Called by one thread at a
   * time.
   *
   * @param readings each metric and set of dimensions once
   * @param at when they were true
   * @throws io.frazil.model.failure.FrazilException when they could not be given on
   */
  void publish(List<Reading> readings, Instant at);

  @Override
  default void close() {}
}
