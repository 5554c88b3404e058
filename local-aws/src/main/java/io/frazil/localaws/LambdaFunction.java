package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A function as it is known to a {@link LambdaServer}.
 *
 * @param timeout how long an invocation may take
 * @param reservedConcurrency invocations at once, and with it the number of runtimes, 1 or more
 * @param runtimePort port of its Runtime API, 0 for any that is free
 */
public record LambdaFunction(
    String name, Duration timeout, int reservedConcurrency, int runtimePort) {

  public LambdaFunction {
    requireNonNull(name, "name is null");
    requireNonNull(timeout, "timeout is null");
    if (!name.matches("[A-Za-z0-9_-]{1,64}")
        || timeout.isNegative()
        || timeout.isZero()
        || reservedConcurrency < 1) {
      throw new IllegalArgumentException(
          "Function out of range: name '"
              + name
              + "', timeout "
              + timeout
              + ", reserved concurrency "
              + reservedConcurrency);
    }
  }

  /** One invocation at a time, of at most fifteen minutes, which is all that Lambda allows. */
  public LambdaFunction(String name) {
    this(name, Duration.ofMinutes(15), 1, 0);
  }
}
