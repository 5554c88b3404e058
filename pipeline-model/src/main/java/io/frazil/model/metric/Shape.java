package io.frazil.model.metric;

import java.util.List;
import java.util.stream.DoubleStream;

/** What a metric is read of, and what its readings of several tables are together. */
public enum Shape {
  /** A state of a table; of the pipeline, the largest of its tables. */
  WORST_OF_TABLES(Statistic.MAXIMUM, Dimension.TABLE),
  /** A state of a table; of the pipeline, the smallest of its tables. */
  LEAST_OF_TABLES(Statistic.MINIMUM, Dimension.TABLE),
  /** A state of a table; of the pipeline, the sum of its tables. */
  SUM_OF_TABLES(Statistic.MAXIMUM, Dimension.TABLE),
  /** What happened to a table since the readings before; of the pipeline, the sum of its tables. */
  COUNT_OF_TABLES(Statistic.SUM, Dimension.TABLE),
  /** What maintenance did to a table; of the pipeline, the sum of its tables. */
  COUNT_OF_MAINTENANCE(Statistic.SUM, Dimension.TABLE),
  /** What happened since the readings before; by kind, and of the pipeline the sum of kinds. */
  COUNT_BY_KIND(Statistic.SUM, Dimension.KIND),
  /** What happened to the pipeline. */
  COUNT_OF_PIPELINE(Statistic.SUM, Dimension.PIPELINE),
  /** What happened in an invocation of the trigger. */
  COUNT_OF_TRIGGER(Statistic.SUM, Dimension.SERVICE),
  /** What a resident process shows to Prometheus and to nobody else. */
  OF_PROCESS(Statistic.MAXIMUM, Dimension.PIPELINE);

  /** How several readings within one period are looked at. */
  public enum Statistic {
    MAXIMUM("Maximum"),
    MINIMUM("Minimum"),
    SUM("Sum");

    private final String text;

    Statistic(String text) {
      this.text = text;
    }

    /** CloudWatch's word. */
    public String text() {
      return text;
    }
  }

  private final Statistic statistic;
  private final Dimension finest;

  Shape(Statistic statistic, Dimension finest) {
    this.statistic = statistic;
    this.finest = finest;
  }

  /** How readings of one period are looked at, on a dashboard and by an alarm. */
  public Statistic statistic() {
    return statistic;
  }

  /** Whether it says how things stand; else it counts what happened. */
  public boolean isState() {
    return statistic != Statistic.SUM;
  }

  /** Whether each table has a reading of its own, beside the pipeline's. */
  public boolean isOfTables() {
    return finest == Dimension.TABLE;
  }

  /** The sets of dimensions it is published with in CloudWatch, the coarsest first. */
  public List<List<Dimension>> dimensions() {
    return switch (this) {
      case WORST_OF_TABLES,
          LEAST_OF_TABLES,
          SUM_OF_TABLES,
          COUNT_OF_TABLES,
          COUNT_OF_MAINTENANCE,
          COUNT_BY_KIND ->
          List.of(List.of(Dimension.PIPELINE), List.of(Dimension.PIPELINE, finest));
      case COUNT_OF_PIPELINE, COUNT_OF_TRIGGER -> List.of(List.of(finest));
      case OF_PROCESS -> List.of();
    };
  }

  /** The pipeline's reading, from those of its parts, one or more. */
  public double together(DoubleStream parts) {
    return switch (this) {
      case WORST_OF_TABLES -> parts.max().orElseThrow();
      case LEAST_OF_TABLES -> parts.min().orElseThrow();
      case SUM_OF_TABLES, COUNT_OF_TABLES, COUNT_OF_MAINTENANCE, COUNT_BY_KIND -> parts.sum();
      case COUNT_OF_PIPELINE, COUNT_OF_TRIGGER, OF_PROCESS ->
          throw new IllegalStateException(this + " has no parts");
    };
  }
}
