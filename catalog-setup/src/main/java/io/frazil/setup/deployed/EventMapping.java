package io.frazil.setup.deployed;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What leads the queue's messages to a function.
 *
 * @param function its ARN
 * @param state Lambda's word, {@code Enabled} when it works
 * @param partialFailures whether {@code ReportBatchItemFailures} is on
 * @param window how long messages are gathered
 */
public record EventMapping(
    String function, String state, boolean partialFailures, Duration window) {

  public EventMapping {
    requireNonNull(function, "function is null");
    requireNonNull(state, "state is null");
    requireNonNull(window, "window is null");
  }
}
