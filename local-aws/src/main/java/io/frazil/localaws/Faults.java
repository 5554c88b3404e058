package io.frazil.localaws;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a server of this module does wrong on purpose, operation by operation. Rules are asked in
 * the order they were added; the first that matches a call decides it. Calls are counted from the
 * moment a rule is added, and a client's own retries are calls like any other. Safe for several
 * threads.
 */
public final class Faults {

  /** Which calls of one operation a rule is for: the first is number 1, both ends are included. */
  public record Calls(String operation, int from, int to) {

    /** Refuses an empty range. */
    public Calls {
      requireNonNull(operation, "operation is null");
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("Calls " + from + " to " + to + " of " + operation);
      }
    }

    /** The one call with this number. */
    public static Calls only(String operation, int call) {
      return new Calls(operation, call, call);
    }

    /** The next calls, as many as said. */
    public static Calls next(String operation, int count) {
      return new Calls(operation, 1, count);
    }

    /** Every call until {@link Faults#clear()}. */
    public static Calls every(String operation) {
      return new Calls(operation, 1, Integer.MAX_VALUE);
    }
  }

  private enum Moment {
    BEFORE_EFFECT,
    AFTER_EFFECT
  }

  private record Trigger(String operation, Runnable then) {}

  private static final class Rule {

    private final Calls calls;
    private final Moment moment;
    private final Supplier<RuntimeException> failure;
    private int seen;

    private Rule(Calls calls, Moment moment, Supplier<RuntimeException> failure) {
      this.calls = calls;
      this.moment = moment;
      this.failure = failure;
    }

    private boolean isFor(String operation) {
      if (!calls.operation().equals(operation)) {
        return false;
      }
      seen++;
      return seen >= calls.from() && seen <= calls.to();
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private Duration latency = Duration.ZERO;

  /** Answers with an error; nothing is changed. */
  public void refuse(Calls calls, int status, String type, String message) {
    add(calls, Moment.BEFORE_EFFECT, () -> new JsonServer.AwsError(status, type, message));
  }

  /** Does what was asked, then answers with an error: the caller cannot know. */
  public void refuseAfterEffect(Calls calls, int status, String type, String message) {
    add(calls, Moment.AFTER_EFFECT, () -> new JsonServer.AwsError(status, type, message));
  }

  /** Closes the connection without an answer; nothing is changed. */
  public void dropBeforeEffect(Calls calls) {
    add(calls, Moment.BEFORE_EFFECT, JsonServer.Dropped::new);
  }

  /** Does what was asked, then closes the connection without an answer. */
  public void dropAfterEffect(Calls calls) {
    add(calls, Moment.AFTER_EFFECT, JsonServer.Dropped::new);
  }

  /** Orders further faults once an operation is called; that call itself is not touched by them. */
  public synchronized void onNext(String operation, Runnable then) {
    triggers.add(new Trigger(operation, then));
  }

  /** Makes every call take at least this long. */
  public synchronized void delayEveryCall(Duration atLeast) {
    latency = requireNonNull(atLeast, "atLeast is null");
  }

  /** Forgets every rule, the latency and the calls seen. */
  public synchronized void clear() {
    rules.clear();
    triggers.clear();
    calls.clear();
    latency = Duration.ZERO;
  }

  /** The operations called since the start or {@link #clear()}, in the order they arrived. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Lets a call through to its effect, or fails it before or after. */
  ObjectNode apply(String operation, Supplier<ObjectNode> effect) {
    Optional<Rule> rule = arrive(operation);
    pause();
    fail(rule, Moment.BEFORE_EFFECT);
    ObjectNode answer = effect.get();
    fail(rule, Moment.AFTER_EFFECT);
    return answer;
  }

  private synchronized void add(Calls which, Moment moment, Supplier<RuntimeException> failure) {
    rules.add(new Rule(which, moment, failure));
  }

  private synchronized Optional<Rule> arrive(String operation) {
    calls.add(operation);
    List<Rule> matching = rules.stream().filter(rule -> rule.isFor(operation)).toList();
    List<Trigger> due =
        triggers.stream().filter(trigger -> trigger.operation().equals(operation)).toList();
    triggers.removeAll(due);
    due.forEach(trigger -> trigger.then().run());
    return matching.stream().findFirst();
  }

  private static void fail(Optional<Rule> rule, Moment moment) {
    if (rule.isPresent() && rule.get().moment == moment) {
      throw rule.get().failure.get();
    }
  }

  private void pause() {
    Duration wait;
    synchronized (this) {
      wait = latency;
    }
    if (wait.isZero()) {
      return;
    }
    try {
      boolean released = new CountDownLatch(1).await(wait.toNanos(), TimeUnit.NANOSECONDS);
      assert !released : "nobody releases this latch";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JsonServer.Dropped();
    }
  }
}
