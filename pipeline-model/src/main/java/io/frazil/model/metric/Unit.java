package io.frazil.model.metric;

/** What a metric counts in. */
public enum Unit {
  COUNT("Count"),
  SECONDS("Seconds"),
  BYTES("Bytes"),
  /** A ratio, or a moment. */
  NONE("None");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** CloudWatch's word. Source: CloudWatch API Reference, MetricDatum (read 2026-11-27). */
  public String text() {
    return text;
  }
}
