package io.frazil.model.metric;

/** What a reading is of. */
public enum Dimension {
  /** Name of the pipeline. */
  PIPELINE("Pipeline"),
  /** Target table, as {@code shop.orders}. */
  TABLE("Table"),
  /** Kind of a failure, as {@code SCHEMA_DRIFT}. */
  KIND("Kind"),
  /** The function that publishes: {@code trigger}. Its metrics belong to no pipeline. */
  SERVICE("Service");

  private final String text;

  Dimension(String text) {
    this.text = text;
  }

  /** The dimension's name in CloudWatch. */
  public String text() {
    return text;
  }
}
