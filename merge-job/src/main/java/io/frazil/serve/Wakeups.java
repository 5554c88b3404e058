package io.frazil.serve;

import java.time.Duration;
import java.util.List;

/**
 * Where messages come from. A message that was received is hidden from other receivers for {@link
 * #hold()}, and comes back when it is neither kept nor done by then. Errors of every method:
 * FrazilException of kind EXTERNAL or CONFIGURATION; the messages concerned come back.
 */
public interface Wakeups extends AutoCloseable {

  /** Where no message ever comes from. */
  static Wakeups none() {
    return new NoWakeups();
  }

  /** How long a message is hidden after it was received, or kept. */
  Duration hold();

  /**
   * Waits for messages.
   *
   * @return as soon as there are any; empty when the time is over without one
   */
  List<Wakeup> receive(Duration wait);

  /** Hides messages for another {@link #hold()}; those already gone are passed over. */
  void keep(List<Wakeup> messages);

  /** Forgets messages: what they announced is in the tables. */
  void done(List<Wakeup> messages);

  /** Lets messages come back after a while; zero for at once. */
  void giveBack(List<Wakeup> messages, Duration after);

  @Override
  void close();
}
