package io.frazil.localaws;

import io.frazil.localaws.S3Call.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an {@link S3Server} fails, until {@link #clear()}. What is counted is used up one request
 * each; the SDK's own retries are requests too. Thread-safe.
 */
public final class S3Faults {

  /** What happens to a request instead of, or after, what it asks for. */
  enum Fault {
    /** 403, nothing is done. */
    ACCESS_DENIED,
    /** 503, nothing is done. */
    SLOW_DOWN,
    /** 500, although it is done. */
    FAILED_AFTER_EFFECT,
    /** The connection ends in the middle of the body. */
    DROPPED_BODY
  }

  private record Denied(Action action, String place) {}

  private final List<Denied> denied = new ArrayList<>();
  private final Map<Fault, Map<Action, Integer>> counted = new EnumMap<>(Fault.class);
  private Duration listingDelay = Duration.ZERO;

  S3Faults() {}

  /** Denies listing where the prefix asked for starts with {@code bucket/key...}. */
  public void denyListing(String place) {
    deny(Action.LIST, place);
  }

  /** Denies reading what starts with {@code bucket/key...}. */
  public void denyReading(String place) {
    deny(Action.READ, place);
  }

  /** Denies writing and deleting what starts with {@code bucket/key...}. */
  public void denyWriting(String place) {
    deny(Action.WRITE, place);
  }

  /** Lets every listing wait before it is answered. */
  public synchronized void delayListings(Duration delay) {
    listingDelay = delay;
  }

  /** Answers the next listings with 503 SlowDown. */
  public void slowDownListings(int times) {
    count(Fault.SLOW_DOWN, Action.LIST, times);
  }

  /** Answers the next reads with 503 SlowDown. */
  public void slowDownReads(int times) {
    count(Fault.SLOW_DOWN, Action.READ, times);
  }

  /** Answers the next writes with 503 SlowDown. */
  public void slowDownWrites(int times) {
    count(Fault.SLOW_DOWN, Action.WRITE, times);
  }

  /** Does what the next writes ask for, and answers them with 500 InternalError. */
  public void failWritesAfterEffect(int times) {
    count(Fault.FAILED_AFTER_EFFECT, Action.WRITE, times);
  }

  /** Ends the connection in the middle of the body of the next reads. */
  public void dropReads(int times) {
    count(Fault.DROPPED_BODY, Action.READ, times);
  }

  /** Ends every fault. */
  public synchronized void clear() {
    denied.clear();
    counted.clear();
    listingDelay = Duration.ZERO;
  }

  /** What happens to this request, which uses it up. */
  synchronized Optional<Fault> take(S3Call call) {
    boolean isDenied =
        denied.stream()
            .anyMatch(rule -> rule.action == call.action() && call.place().startsWith(rule.place));
    if (isDenied) {
      return Optional.of(Fault.ACCESS_DENIED);
    }
    for (Map.Entry<Fault, Map<Action, Integer>> fault : counted.entrySet()) {
      int left = fault.getValue().getOrDefault(call.action(), 0);
      if (left > 0) {
        fault.getValue().put(call.action(), left - 1);
        return Optional.of(fault.getKey());
      }
    }
    return Optional.empty();
  }

  /** How long this request waits. */
  synchronized Duration delay(S3Call call) {
    return call.action() == Action.LIST ? listingDelay : Duration.ZERO;
  }

  private synchronized void deny(Action action, String place) {
    denied.add(new Denied(action, place));
  }

  private synchronized void count(Fault fault, Action action, int times) {
    counted.computeIfAbsent(fault, key -> new EnumMap<>(Action.class)).put(action, times);
  }
}
