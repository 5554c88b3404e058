package io.frazil.setup.deployed;

import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the queue and with what leads its messages on.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using Lambda with Amazon SQS" (read 2026-11-27): six
 * times the function's timeout.
 */
final class QueueRules {

  private static final int TIMEOUTS = 6;
  private static final Duration LONGEST_RUN = Duration.ofHours(4);

  private final EventQueue queue;
  private final String subject;

  QueueRules(EventQueue queue) {
    this.queue = queue;
    this.subject = subject(queue.arn());
  }

  private static String subject(String arn) {
    return "queue " + arn.replaceFirst(".*:", "");
  }

  /** Whether S3 itself may send to it on behalf of a bucket. */
  List<Finding> sender(String bucketArn) {
    QueuePolicy policy = QueuePolicy.of(queue.policy());
    List<Finding> findings = new ArrayList<>();
    if (!policy.lets("s3.amazonaws.com", bucketArn)) {
      findings.add(
          Finding.of(
              Check.QUEUE_REFUSES_EVENTS,
              subject,
              "its policy does not let s3.amazonaws.com send for " + bucketArn,
              "Allow sqs:SendMessage to the service s3.amazonaws.com with the conditions"
                  + " aws:SourceArn "
                  + bucketArn
                  + " and aws:SourceAccount."));
    } else if (policy.isOpenTo("s3.amazonaws.com")) {
      findings.add(
          Finding.of(
              Check.QUEUE_OPEN,
              subject,
              "its policy lets s3.amazonaws.com send for any bucket of anybody",
              "Add the conditions aws:SourceArn " + bucketArn + " and aws:SourceAccount."));
    }
    return findings;
  }

  /** Whether EventBridge may send to it, on behalf of a rule that is not known. */
  List<Finding> eventBridge() {
    return QueuePolicy.of(queue.policy()).lets("events.amazonaws.com")
        ? List.of()
        : List.of(
            Finding.of(
                Check.QUEUE_REFUSES_EVENTS,
                subject,
                "its policy does not let events.amazonaws.com send",
                "Allow sqs:SendMessage to the service events.amazonaws.com with the condition"
                    + " aws:SourceArn of the rule."));
  }

  List<Finding> deadLetters() {
    if (queue.deadLetterQueue().isEmpty()) {
      return List.of(
          Finding.of(
              Check.NO_DEAD_LETTER_QUEUE,
              subject,
              "it has no dead-letter queue",
              "Give it one, with an alarm on its first message, and a maxReceiveCount of 100 or"
                  + " more."));
    }
    Duration patience = queue.visibility().multipliedBy(queue.mostReceives());
    return patience.compareTo(LONGEST_RUN) >= 0
        ? List.of()
        : List.of(
            Finding.of(
                Check.MESSAGES_GIVEN_UP_EARLY,
                subject,
                "messages go to the dead-letter queue after "
                    + queue.mostReceives()
                    + " receives of "
                    + queue.visibility().toSeconds()
                    + " s each",
                "Raise maxReceiveCount so that it times the visibility timeout is longer than the"
                    + " longest run: 100 and more are in order."));
  }

  List<Finding> timeouts(EventMapping mapping, Optional<TriggerFunction> function) {
    Duration needed =
        function
            .map(found -> found.timeout().multipliedBy(TIMEOUTS))
            .filter(six -> six.compareTo(mapping.window()) > 0)
            .orElse(mapping.window());
    return queue.visibility().compareTo(needed) >= 0
        ? List.of()
        : List.of(
            Finding.of(
                Check.VISIBILITY_TOO_SHORT,
                subject,
                "its visibility timeout is "
                    + queue.visibility().toSeconds()
                    + " s, and the function and its batching window need "
                    + needed.toSeconds()
                    + " s",
                "Set the visibility timeout to "
                    + needed.toSeconds()
                    + " s or more: six times the function's timeout."));
  }

  /** Whether anything takes its messages, and how. */
  static List<Finding> mappings(String queueArn, List<EventMapping> mappings) {
    List<Finding> findings = new ArrayList<>();
    if (mappings.isEmpty()) {
      findings.add(
          Finding.of(
              Check.QUEUE_NOT_READ,
              subject(queueArn),
              "no function has it as event source",
              "Add it to the trigger function, with ReportBatchItemFailures. Nothing, where frazil"
                  + " serve reads it."));
    }
    for (EventMapping mapping : mappings) {
      String at = "event source of " + mapping.function().replaceFirst(".*:function:", "");
      if (!mapping.state().equals("Enabled")) {
        findings.add(
            Finding.of(
                Check.TRIGGER_OFF,
                at,
                "its state is " + mapping.state(),
                "Enable it; look into its last processing result when it was not turned off by"
                    + " hand."));
      }
      if (!mapping.partialFailures()) {
        findings.add(
            Finding.of(
                Check.NO_PARTIAL_FAILURES,
                at,
                "ReportBatchItemFailures is off",
                "Turn it on: the function returns the messages whose run was not started."));
      }
    }
    return findings;
  }
}
