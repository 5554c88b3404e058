package io.frazil.model.metric;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A metric's value.
 *
 * @param of one of the metric's sets of dimensions, each with its value
 */
public record Reading(Metric metric, Map<Dimension, String> of, double value) {

  public Reading {
    requireNonNull(metric, "metric is null");
    of = Collections.unmodifiableMap(new EnumMap<>(of));
    if (!metric.shape().dimensions().contains(List.copyOf(of.keySet()))) {
      throw new IllegalArgumentException(metric + " is not read of " + of.keySet());
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(metric + " of " + of + " is " + value);
    }
  }

  /** Whether it is of a part of the pipeline: a table or a kind. */
  public boolean isOfPart() {
    return of.size() > 1;
  }
}
