package io.frazil.merge.report;

import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the pipeline's own readings as one line of the log. Tables have lines of their own. */
public final class LogSink implements MetricsSink {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.metrics");

  @Override
  public void publish(List<Reading> readings, Instant at) {
    LOG.info("{}", line(readings));
  }

  /** {@code Name=value} of each, whole numbers without a point. */
  static String line(List<Reading> readings) {
    return readings.stream()
        .filter(reading -> !reading.isOfPart())
        .map(
            reading ->
                reading.metric().cloudWatch().orElseThrow() + "=" + Numbers.text(reading.value()))
        .collect(Collectors.joining(" "));
  }
}
