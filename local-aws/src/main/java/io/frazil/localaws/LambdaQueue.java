package io.frazil.localaws;

import io.frazil.localaws.LambdaInvocation.Dispatched;
import io.frazil.localaws.LambdaInvocation.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events of one function between those who invoke it and its runtimes. At most as many runtimes as
 * the reserved concurrency are believed in: when one more asks for an event, the oldest is taken
 * for gone, and what it was doing for failed.
 */
final class LambdaQueue {

  private final LambdaFunction function;
  private final Clock clock;
  private final Deque<LambdaInvocation> waiting = new ArrayDeque<>();
  private final Deque<LambdaInvocation> events = new ArrayDeque<>();
  private final Map<String, LambdaInvocation> running = new LinkedHashMap<>();
  private final Deque<Object> asking = new ArrayDeque<>();
  private boolean isClosed;

  LambdaQueue(LambdaFunction function, Clock clock) {
    this.function = function;
    this.clock = clock;
  }

  LambdaFunction function() {
    return function;
  }

  /** Takes an event whose outcome somebody waits for; empty when all concurrency is used up. */
  synchronized Optional<LambdaInvocation> invoke(byte[] payload) {
    if (waiting.size() + running.size() >= function.reservedConcurrency()) {
      return Optional.empty();
    }
    LambdaInvocation invocation = new LambdaInvocation(payload);
    waiting.add(invocation);
    notifyAll();
    return Optional.of(invocation);
  }

  /** Takes an event that may wait for its turn. */
  synchronized LambdaInvocation enqueue(byte[] payload) {
    LambdaInvocation invocation = new LambdaInvocation(payload);
    events.add(invocation);
    notifyAll();
    return invocation;
  }

  /**
   * The next event for a runtime, as soon as there is one; empty when the runtime is taken for gone
   * or the server closes.
   */
  synchronized Optional<Dispatched> next() throws InterruptedException {
    Object runtime = new Object();
    makeRoom();
    asking.addLast(runtime);
    notifyAll();
    try {
      while (!isClosed && asking.contains(runtime)) {
        LambdaInvocation invocation = waiting.isEmpty() ? events.poll() : waiting.poll();
        if (invocation != null) {
          running.put(invocation.id(), invocation);
          return Optional.of(new Dispatched(invocation, clock.instant().plus(function.timeout())));
        }
        wait();
      }
      return Optional.empty();
    } finally {
      asking.remove(runtime);
    }
  }

  private void makeRoom() {
    if (running.size() + asking.size() < function.reservedConcurrency()) {
      return;
    }
    if (asking.pollFirst() == null) {
      LambdaInvocation oldest = running.values().iterator().next();
      end(
          oldest.id(),
          error(
              "Runtime.ExitError",
              "RequestId: " + oldest.id() + " Error: Runtime exited without providing a reason"));
    }
  }

  /** Whether that invocation was running. */
  synchronized boolean end(String id, Outcome outcome) {
    LambdaInvocation invocation = running.remove(id);
    if (invocation == null) {
      return false;
    }
    invocation.end(outcome);
    return true;
  }

  /** Ends an invocation that took too long, wherever it is. */
  synchronized void expire(LambdaInvocation invocation) {
    waiting.remove(invocation);
    running.remove(invocation.id());
    invocation.end(
        error(
            "Sandbox.Timedout",
            "RequestId: "
                + invocation.id()
                + " Error: Task timed out after "
                + BigDecimal.valueOf(function.timeout().toMillis(), 3)
                    .setScale(2, RoundingMode.HALF_UP)
                + " seconds"));
  }

  /** The runtime could not start: whoever waits is told why. */
  synchronized void failWaiting(Outcome outcome) {
    while (!waiting.isEmpty()) {
      waiting.poll().end(outcome);
    }
  }

  synchronized void close() {
    isClosed = true;
    failWaiting(error("ServiceException", "The server is closing"));
    running.values().forEach(one -> one.end(error("ServiceException", "The server is closing")));
    notifyAll();
  }

  private static Outcome error(String type, String message) {
    String json = "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
    return new Outcome(json.getBytes(StandardCharsets.UTF_8), true);
  }
}
