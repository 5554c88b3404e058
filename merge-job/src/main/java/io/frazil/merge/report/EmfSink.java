package io.frazil.merge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.frazil.model.metric.Dimension;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.metric.Reading;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes CloudWatch's embedded metric format, one JSON object a line for each set of dimensions,
 * where stdout reaches CloudWatch Logs. A log event holds 100 metrics at most, which one set never
 * has.
 *
 * <p>Source: CloudWatch User Guide, "Specification: Embedded metric format" (read 2026-11-27).
 */
public final class EmfSink implements MetricsSink {

  private static final JsonFactory JSON = new JsonFactory();

  private final Charged charged;
  private final String namespace;
  private final PrintStream out;

  /** Writes to {@code out}, each line at once. */
  public EmfSink(Charged charged, String namespace, PrintStream out) {
    this.charged = charged;
    this.namespace = namespace;
    this.out = out;
  }

  @Override
  public void publish(List<Reading> readings, Instant at) {
    lines(namespace, charged.of(readings), at).forEach(out::println);
    out.flush();
  }

  static List<String> lines(String namespace, List<Reading> readings, Instant at) {
    Map<Map<Dimension, String>, List<Reading>> events = new LinkedHashMap<>();
    for (Reading reading : readings) {
      events.computeIfAbsent(reading.of(), of -> new ArrayList<>()).add(reading);
    }
    return events.entrySet().stream()
        .map(event -> line(namespace, event.getKey(), event.getValue(), at))
        .toList();
  }

  private static String line(
      String namespace, Map<Dimension, String> of, List<Reading> readings, Instant at) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeObjectFieldStart("_aws");
      json.writeNumberField("Timestamp", at.toEpochMilli());
      json.writeArrayFieldStart("CloudWatchMetrics");
      json.writeStartObject();
      json.writeStringField("Namespace", namespace);
      json.writeArrayFieldStart("Dimensions");
      json.writeStartArray();
      for (Dimension dimension : of.keySet()) {
        json.writeString(dimension.text());
      }
      json.writeEndArray();
      json.writeEndArray();
      json.writeArrayFieldStart("Metrics");
      for (Reading reading : readings) {
        json.writeStartObject();
        json.writeStringField("Name", name(reading));
        json.writeStringField("Unit", reading.metric().unit().text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
      for (Map.Entry<Dimension, String> dimension : of.entrySet()) {
        json.writeStringField(dimension.getKey().text(), dimension.getValue());
      }
      for (Reading reading : readings) {
        json.writeFieldName(name(reading));
        json.writeNumber(new BigDecimal(Numbers.text(reading.value())));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String name(Reading reading) {
    return reading.metric().cloudWatch().orElseThrow();
  }
}
