package io.frazil.command;

import io.frazil.aws.S3PipelineFiles;
import io.frazil.merge.report.RunReadings;
import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.run.MergeRun;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableDrain;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.metric.MetricsSink;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.PipelineTable;
import java.time.Instant;
import java.util.List;

/**
 * A pipeline open on a running Spark, to be merged once or again and again: what the command line
 * and every launcher have in common. Keeps the catalog's connections and Spark's sessions, and
 * nothing about progress. One run at a time.
 */
public final class PipelineMerge implements AutoCloseable {

  /**
   * How a run is done.
   *
   * @param loadComplete whether full loads are known to be complete
   * @param sideBySide most tables at once, 1 or more
   * @param gate asked before each batch
   */
  public record Manner(boolean loadComplete, int sideBySide, BatchGate gate) {

    /** Drains to the end, this many tables at once. */
    public static Manner sideBySide(int tables) {
      return new Manner(false, tables, BatchGate.ALWAYS_OPEN);
    }

    /** The same, as long as the gate is open. */
    public Manner until(BatchGate other) {
      return new Manner(loadComplete, sideBySide, other);
    }
  }

  private final Workbench bench;
  private final BatchMerger merger;
  private final MetricsSink metrics;

  PipelineMerge(Workbench bench, SparkEngine spark, MetricsSink metrics) {
    this.bench = bench;
    this.merger = MergeCommand.merger(spark, bench);
    this.metrics = metrics;
  }

  /**
   * Opens the pipeline's catalog. Spark must run as long as this is used.
   *
   * @param launchers where metrics go when the pipeline file does not say
   */
  public static PipelineMerge open(Pipeline pipeline, SparkEngine spark, Sinks launchers) {
    return new PipelineMerge(new Workbench(pipeline), spark, launchers.open(pipeline.monitoring()));
  }

  /**
   * Reads a pipeline file.
   *
   * @param location a path or {@code s3://bucket/key}
   */
  public static Pipeline read(String location) {
    return PipelineReader.read(location, new S3PipelineFiles());
  }

  /**
   * The tables of these names, in the order of the pipeline file; all when none is named.
   *
   * @param location of the pipeline file, for the message
   * @throws FrazilException CONFIGURATION when the pipeline has no such table
   */
  public static List<PipelineTable> tables(Pipeline pipeline, List<String> names, String location) {
    for (String name : names) {
      if (pipeline.tables().stream().noneMatch(table -> table.name().toString().equals(name))) {
        throw new FrazilException(
            FailureKind.CONFIGURATION,
            "Cannot find table "
                + name
                + " in "
                + location
                + ". Expected one of "
                + pipeline.tables().stream().map(PipelineTable::name).toList()
                + ".");
      }
    }
    return pipeline.tables().stream()
        .filter(table -> names.isEmpty() || names.contains(table.name().toString()))
        .toList();
  }

  public Pipeline pipeline() {
    return bench.pipeline();
  }

  /** Drains the tables, and publishes what came of it. Failures are in the report. */
  public RunReport run(List<PipelineTable> tables, Manner manner) {
    RunReport report =
        new MergeRun(
                table -> drain(table, manner.loadComplete()).drain(manner.gate()),
                manner.sideBySide())
            .drain(tables);
    Instant now = bench.clock().instant();
    metrics.publish(new RunReadings(pipeline().name()).of(report.outcomes(), now), now);
    return report.with(bench.notices());
  }

  TableDrain drain(PipelineTable table, boolean loadComplete) {
    return bench.drain(table, merger, loadComplete);
  }

  @Override
  public void close() {
    metrics.close();
    bench.close();
  }
}
