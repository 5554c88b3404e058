package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The queue that is told of new objects.
 *
 * @param policy its policy, in JSON; empty text when it has none
 * @param deadLetterQueue its ARN; empty text when there is none
 * @param mostReceives after which a message goes there; 0 when there is none
 */
public record EventQueue(
    String arn, Duration visibility, String policy, String deadLetterQueue, int mostReceives) {

  public EventQueue {
    requireNonNull(arn, "arn is null");
    requireNonNull(visibility, "visibility is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(deadLetterQueue, "deadLetterQueue is null");
  }
}
