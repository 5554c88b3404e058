package io.frazil.merge.report;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no failure of a sink through: what cannot be measured is merged all the same. A failure is
 * said once, and again when it changes.
 */
public final class GuardedSink implements MetricsSink {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.metrics");

  private final String name;
  private final Supplier<MetricsSink> open;
  private MetricsSink sink;
  private String said = "";

  /**
   * @param name for the log
   * @param open makes the sink when the first readings come
   */
  public GuardedSink(String name, Supplier<MetricsSink> open) {
    this.name = name;
    this.open = open;
  }

  @Override
  public void publish(List<Reading> readings, Instant at) {
    try {
      if (sink == null) {
        sink = open.get();
      }
      sink.publish(readings, at);
      said = "";
    } catch (FrazilException e) {
      say(e.getMessage());
    } catch (LinkageError e) {
      say("a class is not on the class path: " + e.getMessage());
    } catch (RuntimeException e) { // a library's own, which must not fail the run either
      say(e.toString());
    }
  }

  private void say(String failure) {
    if (!failure.equals(said)) {
      said = failure;
      LOG.warn("sink={} metrics are not published, merges go on: {}", name, failure);
    }
  }

  @Override
  public void close() {
    if (sink != null) {
      sink.close();
    }
  }
}
