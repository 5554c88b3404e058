package io.frazil.localaws;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way to a function, and what became of it. */
final class LambdaInvocation {

  /**
   * What the function made of the event.
   *
   * @param isError whether payload is an error's JSON
   */
  record Outcome(byte[] payload, boolean isError) {}

  private final String id = UUID.randomUUID().toString();
  private final byte[] payload;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

  LambdaInvocation(byte[] payload) {
    this.payload = payload.clone();
  }

  String id() {
    return id;
  }

  byte[] payload() {
    return payload.clone();
  }

  /** The first outcome stays. */
  void end(Outcome with) {
    outcome.complete(with);
  }

  CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** Given to a runtime, which must be done by then. */
  record Dispatched(LambdaInvocation invocation, Instant deadline) {}
}
