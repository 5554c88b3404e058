package io.frazil.localaws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong between sending a message and receiving it, as it does in the cloud. Nothing,
 * until it is asked for; may be asked for from any thread while the server runs.
 */
public final class SqsDeliveries {

  private int doubled;
  private int dropped;
  private Duration delay = Duration.ZERO;
  private Optional<Random> order = Optional.empty();

  /** The next {@code messages} messages sent are delivered twice, under the same message id. */
  public synchronized void deliverTwice(int messages) {
    doubled = messages;
  }

  /** The next {@code messages} messages are accepted and never seen again. */
  public synchronized void drop(int messages) {
    dropped = messages;
  }

  /** Messages sent from now on can be received only after this time. */
  public synchronized void delay(Duration time) {
    delay = time;
  }

  /** Messages are received in a random order, the same one for the same seed. */
  public synchronized void reorder(long seed) {
    order = Optional.of(new Random(seed));
  }

  /** How often a message that is sent now is put on its queue. */
  synchronized int copies() {
    if (dropped > 0) {
      dropped--;
      return 0;
    }
    if (doubled > 0) {
      doubled--;
      return 2;
    }
    return 1;
  }

  synchronized Duration delay() {
    return delay;
  }

  synchronized <T> List<T> ordered(List<T> messages) {
    List<T> shuffled = new ArrayList<>(messages);
    order.ifPresent(random -> Collections.shuffle(shuffled, random));
    return shuffled;
  }
}
