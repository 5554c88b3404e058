package io.frazil.trigger.plan;

import io.frazil.model.event.Ignored;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a batch held. Every event either wakes a table, is ignored for a reason, or is held.
 *
 * @param messages received
 * @param events in the messages that could be read
 * @param waking events that wake at least one table
 * @param ignored events by the reason for which they wake none; no reason with 0
 * @param held events that may belong to a pipeline whose file cannot be read now
 * @param unreadable messages
 */
public record Tally(
    int messages, int events, int waking, Map<Ignored, Integer> ignored, int held, int unreadable) {

  public Tally {
    ignored = Map.copyOf(ignored);
  }

  /** Ignored events for one reason, 0 when there are none. */
  public int ignored(Ignored reason) {
    return ignored.getOrDefault(reason, 0);
  }

  /** All ignored events. */
  public int ignoredEvents() {
    return ignored.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Counts while a batch is looked through. */
  static final class Counter {

    private final Map<Ignored, Integer> ignored = new EnumMap<>(Ignored.class);
    private int events;
    private int waking;
    private int held;

    void countWaking() {
      events++;
      waking++;
    }

    void countHeld() {
      events++;
      held++;
    }

    void countIgnored(Ignored reason, int count) {
      events += count;
      if (count > 0) {
        ignored.merge(reason, count, Integer::sum);
      }
    }

    Tally tally(int messages, int unreadable) {
      return new Tally(messages, events, waking, ignored, held, unreadable);
    }
  }
}
