package io.frazil.merge.run;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a batch is planned anew after another writer came first, and how long to wait before:
 * doubling from {@code shortest}, with jitter between half and the whole.
 *
 * @param attempts most attempts for one batch, 1 or more
 * @param jitter gives numbers from 0 to 1
 * @param sleeper waits; an interrupt ends the run
 */
public record RetryPolicy(int attempts, Duration shortest, DoubleSupplier jitter, Sleeper sleeper) {

  /** Waits for a time. */
  public interface Sleeper {

    void sleep(Duration time) throws InterruptedException;
  }

  public RetryPolicy {
    requireNonNull(shortest, "shortest is null");
    requireNonNull(jitter, "jitter is null");
    requireNonNull(sleeper, "sleeper is null");
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, got " + attempts);
    }
  }

  /** Eight attempts, waiting about 0.1 s after the first and 6 s after the last but one. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        8, Duration.ofMillis(100), Math::random, time -> Thread.sleep(time.toMillis()));
  }

  /** The same with fewer attempts, or more. */
  public RetryPolicy of(int other) {
    return new RetryPolicy(other, shortest, jitter, sleeper);
  }

  /** Whether another attempt may follow the given one. */
  public boolean allows(int attempt) {
    return attempt < attempts;
  }

  /** Waits after a failed attempt. */
  public void pause(int attempt) {
    long whole = shortest.toMillis() << Math.min(attempt - 1, 10);
    long time = Math.round(whole * (0.5 + jitter.getAsDouble() / 2));
    try {
      sleeper.sleep(Duration.ofMillis(time));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FrazilException(
          FailureKind.COMMIT_CONFLICT, "Interrupted while waiting to try again.", e);
    }
  }
}
