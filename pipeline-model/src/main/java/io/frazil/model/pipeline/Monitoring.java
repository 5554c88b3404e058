package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Where metrics of the pipeline go.
 *
 * @param sinks in file order, none twice; empty when the file does not say, and the launcher's own
 *     are meant
 * @param perTable whether each table has readings of its own in CloudWatch, which charges for each
 * @param namespace in CloudWatch
 * @param textfile what Prometheus's node exporter reads; there when the sinks name it
 */
public record Monitoring(
    Optional<List<Sink>> sinks, boolean perTable, String namespace, Optional<Location> textfile) {

  /** A kind of place that metrics go to. */
  public enum Sink {
    /** CloudWatch's embedded metric format, on stdout. */
    EMF,
    /** CloudWatch's API. */
    CLOUDWATCH,
    /** A line in the log. */
    LOG,
    /** A file for Prometheus's node exporter. */
    TEXTFILE
  }

  /** The namespace in CloudWatch that templates and documents have. */
  public static final String NAMESPACE = "Frazil";

  /** What holds where the pipeline file is silent. */
  public static final Monitoring DEFAULT =
      new Monitoring(Optional.empty(), true, NAMESPACE, Optional.empty());

  public Monitoring {
    sinks = sinks.map(List::copyOf);
    requireNonNull(namespace, "namespace is null");
    requireNonNull(textfile, "textfile is null");
  }
}
