package io.frazil.merge.report;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.Dimension;
import io.frazil.model.metric.Exposition;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a file for the textfile collector of Prometheus's node exporter, whole or not at all. A
 * process that ends has no counters, so what happened is a gauge of the last run: {@code
 * frazil_rows_total} of serve is {@code frazil_run_rows} here.
 */
public final class TextfileSink implements MetricsSink {

  private final Path file;

  public TextfileSink(Path file) {
    this.file = requireNonNull(file, "file is null");
  }

  @Override
  public void publish(List<Reading> readings, Instant at) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(part, text(readings, at));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new FrazilException(
          FailureKind.EXTERNAL, "Cannot write metrics to " + file + ": " + e + ".", e);
    }
  }

  private static byte[] text(List<Reading> readings, Instant at) throws IOException {
    PrometheusRegistry registry = new PrometheusRegistry();
    Map<String, Gauge> gauges = new HashMap<>();
    for (Reading reading : readings) {
      if (reading.metric().prometheus().isPresent()) {
        set(reading, gauges, registry);
      }
    }
    Gauge.builder()
        .name("frazil_run_timestamp_seconds")
        .help("When the last run ended, in seconds since 1970.")
        .labelNames("pipeline")
        .register(registry)
        .labelValues(readings.get(0).of().get(Dimension.PIPELINE))
        .set(at.toEpochMilli() / 1e3);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    return text.toByteArray();
  }

  /** Of tables and kinds where they are told, else of the pipeline. */
  private static void set(Reading reading, Map<String, Gauge> gauges, PrometheusRegistry registry) {
    if (reading.metric().shape().dimensions().size() > 1 != reading.isOfPart()) {
      return;
    }
    Exposition exposition = reading.metric().prometheus().orElseThrow();
    String name = name(reading, exposition);
    List<String> labels = new ArrayList<>(List.of("pipeline"));
    List<String> values = new ArrayList<>(List.of(reading.of().get(Dimension.PIPELINE)));
    reading
        .of()
        .forEach(
            (dimension, value) -> {
              if (dimension != Dimension.PIPELINE) {
                labels.add(dimension.text().toLowerCase(Locale.ROOT));
                values.add(value);
              }
            });
    exposition
        .fixed()
        .forEach(
            (label, value) -> {
              labels.add(label);
              values.add(value);
            });
    gauges
        .computeIfAbsent(
            name,
            missing ->
                Gauge.builder()
                    .name(name)
                    .help(Metric.help(exposition.family()))
                    .labelNames(labels.toArray(String[]::new))
                    .register(registry))
        .labelValues(values.toArray(String[]::new))
        .set(reading.value());
  }

  private static String name(Reading reading, Exposition exposition) {
    return reading.metric().shape().isState()
        ? exposition.family()
        : exposition.family().replaceFirst("^frazil_", "frazil_run_").replaceFirst("_total$", "");
  }
}
