package io.frazil.command;

import io.frazil.merge.report.Charged;
import io.frazil.merge.report.EmfSink;
import io.frazil.merge.report.GuardedSink;
import io.frazil.merge.report.LogSink;
import io.frazil.merge.report.TextfileSink;
import io.frazil.merge.report.aws.CloudWatchSink;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import io.frazil.model.pipeline.Monitoring;
import io.frazil.model.pipeline.Monitoring.Sink;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where metrics go when the pipeline file does not say: the launcher's own choice.
 *
 * @param launchers kinds of sinks that need no more than their kind
 */
public record Sinks(List<Sink> launchers) {

  /** What a launcher that Frazil does not know, as spark-submit on EMR, may set. */
  static final String VARIABLE = "FRAZIL_METRICS";

  public Sinks {
    launchers = List.copyOf(launchers);
  }

  /** A launcher's. */
  public static Sinks of(Sink... launchers) {
    return new Sinks(List.of(launchers));
  }

  /**
   * What {@code FRAZIL_METRICS} says: {@code log} where it is not set, nothing where it is empty.
   *
   * @throws FrazilException CONFIGURATION when it names no sink that needs no more than its name
   */
  static Sinks ofEnvironment(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "log").strip();
    if (named.isEmpty()) {
      return of();
    }
    return new Sinks(Arrays.stream(named.split(",", -1)).map(Sinks::named).toList());
  }

  private static Sink named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "log" -> Sink.LOG;
      case "emf" -> Sink.EMF;
      case "cloudwatch" -> Sink.CLOUDWATCH;
      default ->
          throw new FrazilException(
              FailureKind.CONFIGURATION,
              "Cannot publish metrics: "
                  + VARIABLE
                  + " is wrong. Expected log, emf, cloudwatch, several with commas, or nothing; got '"
                  + name
                  + "'. Correct it, or say where they go in monitoring of the pipeline file.");
    };
  }

  /** All sinks in force, as one that fails for nobody. */
  MetricsSink open(Monitoring monitoring) {
    List<MetricsSink> sinks =
        monitoring.sinks().orElse(launchers).stream()
            .map(sink -> guarded(sink, monitoring))
            .toList();
    return new MetricsSink() {
      @Override
      public void publish(List<Reading> readings, Instant at) {
        sinks.forEach(sink -> sink.publish(readings, at));
      }

      @Override
      public void close() {
        sinks.forEach(MetricsSink::close);
      }
    };
  }

  private static MetricsSink guarded(Sink sink, Monitoring monitoring) {
    return new GuardedSink(sink.name().toLowerCase(Locale.ROOT), () -> open(sink, monitoring));
  }

  private static MetricsSink open(Sink sink, Monitoring monitoring) {
    Charged charged = new Charged(monitoring.perTable());
    return switch (sink) {
      case EMF -> new EmfSink(charged, monitoring.namespace(), System.out);
      case CLOUDWATCH -> CloudWatchSink.connect(charged, monitoring.namespace());
      case LOG -> new LogSink();
      case TEXTFILE -> new TextfileSink(monitoring.textfile().orElseThrow().path());
    };
  }
}
