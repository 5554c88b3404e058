package io.frazil.launch;

import io.frazil.command.PipelineMerge;
import io.frazil.command.Sinks;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns run requests into merge runs on one Spark, which is started with the first and kept. A
 * pipeline stays open as long as its file says the same; the file is read with every run. One run
 * at a time.
 */
public final class WarmMerge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WarmMerge.class);

  private final Supplier<SparkEngine> start;
  private final Sinks sinks;
  private final Map<String, PipelineMerge> open = new HashMap<>();
  private SparkEngine spark;

  /**
   * @param start called with the first run, and when Spark has been stopped by somebody
   * @param sinks where metrics go when the pipeline file does not say
   */
  public WarmMerge(Supplier<SparkEngine> start, Sinks sinks) {
    this.start = start;
    this.sinks = sinks;
  }

  /**
   * Does what the request asks. Failures of tables are in the report.
   *
   * @throws io.frazil.model.failure.FrazilException when no table could be tried
   */
  public RunReport run(RunRequest request, PipelineMerge.Manner manner) {
    Pipeline pipeline = PipelineMerge.read(request.pipeline());
    List<String> names = request.tables().stream().map(TableName::toString).toList();
    var tables = PipelineMerge.tables(pipeline, names, request.pipeline());
    LOG.info(
        "pipeline={} tables={} bucket={} files={} {}",
        pipeline.name(),
        tables.size(),
        request.bucket(),
        request.files(),
        request.files() > 0 ? "woken by events" : "sweep");
    return open(request.pipeline(), pipeline).run(tables, manner);
  }

  private PipelineMerge open(String location, Pipeline pipeline) {
    if (spark != null && !spark.isRunning()) {
      close();
    }
    PipelineMerge before = open.get(location);
    if (before != null && before.pipeline().equals(pipeline)) {
      return before;
    }
    if (before != null) {
      open.remove(location).close();
    }
    if (spark == null) {
      spark = start.get();
      LOG.info("Spark started, or joined, and kept");
    }
    PipelineMerge merge = PipelineMerge.open(pipeline, spark, sinks);
    open.put(location, merge);
    return merge;
  }

  @Override
  public void close() {
    open.values().forEach(PipelineMerge::close);
    open.clear();
    if (spark != null) {
      spark.close();
      spark = null;
    }
  }
}
