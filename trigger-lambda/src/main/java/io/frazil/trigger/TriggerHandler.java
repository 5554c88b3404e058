package io.frazil.trigger;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.frazil.aws.S3PipelineFiles;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.trigger.aws.AwsLaunchers;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.plan.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The Lambda function between queue and merge job. With messages of an SQS event source it starts
 * the runs that they ask for and answers with the messages that must come again, for which the
 * event source needs {@code ReportBatchItemFailures}. With anything that has no {@code Records}, as
 * a schedule of EventBridge, it starts one run of everything.
 *
 * <p>The configuration is read from the environment when the function starts; {@code
 * docs/trigger.md} is its reference.
 */
public final class TriggerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private static final Duration PIPELINE_AGE = Duration.ofMinutes(5);

  private final Trigger trigger;
  private final TriggerMetrics metrics = new TriggerMetrics();

  /**
   * As Lambda makes it.
   *
   * @throws FrazilException CONFIGURATION, with everything that is wrong with the environment
   */
  public TriggerHandler() {
    this(System.getenv());
  }

  /**
   * As one of several in a process, with settings of its own.
   *
   * @throws FrazilException CONFIGURATION, with everything that is wrong with them
   */
  public TriggerHandler(Map<String, String> environment) {
    this(trigger(SettingsReader.read(environment)));
  }

  TriggerHandler(Trigger trigger) {
    this.trigger = trigger;
  }

  private static Trigger trigger(TriggerSettings settings) {
    return new Trigger(
        new PipelineCache(
            settings.pipelines(), new S3PipelineFiles(), Clock.systemUTC(), PIPELINE_AGE),
        settings.launcher().open(new AwsLaunchers()));
  }

  /**
   * Starts runs.
   *
   * @throws FrazilException when a run of a sweep could not be started in time, so that Lambda
   *     repeats it; CONFIGURATION when S3 calls the function without a queue
   */
  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return PowertoolsLogging.withLogging(context, () -> answer(event, context));
  }

  private SQSBatchResponse answer(SQSEvent event, Context context) {
    TimeLeft time = new TimeLeft(context::getRemainingTimeInMillis);
    boolean isSweep = event == null || event.getRecords() == null;
    TriggerReport report =
        isSweep
            ? trigger.sweep(context.getAwsRequestId(), time)
            : trigger.onMessages(
                event.getRecords().stream().map(TriggerHandler::message).toList(), time);
    metrics.publish(report);
    if (isSweep) {
      refuseUnstarted(report);
    }
    return new SQSBatchResponse(report.returned().stream().map(BatchItemFailure::new).toList());
  }

  private static Message message(SQSMessage message) {
    if (message.getMessageId() == null || message.getBody() == null) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot read a record of "
              + message.getEventSource()
              + ": it is no message of a queue. Expected records of aws:sqs. Send the"
              + " notifications to a queue that is the event source of this function.");
    }
    return new Message(message.getMessageId(), message.getBody());
  }

  private static void refuseUnstarted(TriggerReport report) {
    List<String> failures =
        report.outcomes().stream()
            .map(TriggerReport.Outcome::launch)
            .filter(launch -> launch.kind().mustComeAgain())
            .map(Launch::text)
            .toList();
    if (!failures.isEmpty()) {
      throw new FrazilException(
          FailureKind.EXTERNAL,
          failures.stream()
              .collect(Collectors.joining("\n  ", "Cannot start every run of the sweep:\n  ", "")));
    }
  }
}
