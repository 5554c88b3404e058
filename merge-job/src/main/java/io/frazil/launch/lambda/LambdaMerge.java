package io.frazil.launch.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.frazil.command.LogFormat;
import io.frazil.command.PipelineMerge;
import io.frazil.command.Sinks;
import io.frazil.launch.FailedRun;
import io.frazil.launch.WarmMerge;
import io.frazil.merge.run.BatchGate;
import io.frazil.merge.run.RunReport;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.Monitoring;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges in place, on a Spark in this process that is kept from one invocation to the next. Takes
 * the arguments of a {@link RunRequest} as a JSON object of texts; gives {@link ReportJson}.
 *
 * <p>A table that fails makes the invocation fail, after the others were merged, so that the
 * caller's messages come back. Ends in time: see {@link Deadline}.
 */
public final class LambdaMerge implements RequestHandler<Map<String, String>, Map<String, Object>> {

  private static final Logger LOG = LoggerFactory.getLogger(LambdaMerge.class);

  private final WarmMerge merge;
  private final int sideBySide;

  /** What Lambda's runtime calls. */
  public LambdaMerge() {
    LogFormat.ofEnvironment(System.getenv(), LogFormat.JSON).use();
    int processors = Runtime.getRuntime().availableProcessors();
    this.merge =
        new WarmMerge(
            () -> SparkEngine.start(LambdaSpark.settings(processors)),
            Sinks.of(Monitoring.Sink.EMF));
    this.sideBySide = processors;
  }

  @Override
  public synchronized Map<String, Object> handleRequest(
      Map<String, String> arguments, Context context) {
    long start = System.nanoTime();
    BatchGate gate = new Deadline(context::getRemainingTimeInMillis);
    RunReport report =
        merge.run(
            RunRequest.parse(arguments), PipelineMerge.Manner.sideBySide(sideBySide).until(gate));
    report.lines().forEach(LOG::info);
    LOG.info("seconds={}", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) / 1000.0);
    FailedRun.throwIfAny(report);
    return ReportJson.of(report);
  }
}
