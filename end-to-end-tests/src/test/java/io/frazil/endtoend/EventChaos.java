package io.frazil.endtoend;

import io.frazil.localaws.Faults;
import io.frazil.localaws.Faults.Calls;
import io.frazil.localaws.SqsDeliveries;
import io.frazil.localaws.SqsServer;
import java.time.Duration;
import java.util.Random;

/** Loses, doubles, reorders and delays what S3 tells the queue, and calls of it, by a seed. */
final class EventChaos {

  private final Random random;

  private EventChaos(Random random) {
    this.random = random;
  }

  /** By FRAZIL_SEED, else by a seed that is printed. */
  static EventChaos seeded() {
    String given = System.getenv("FRAZIL_SEED");
    long seed = given == null ? System.nanoTime() % 100_000 : Long.parseLong(given);
    System.out.println("EventChaos: FRAZIL_SEED=" + seed);
    return new EventChaos(new Random(seed));
  }

  /** What happens to the messages of the next files, and to calls of the queue meanwhile. */
  void next(SqsServer queue) {
    SqsDeliveries deliveries = queue.deliveries();
    deliveries.drop(random.nextInt(4));
    deliveries.deliverTwice(random.nextInt(4));
    deliveries.delay(Duration.ofMillis(random.nextInt(1500)));
    deliveries.reorder(random.nextLong());
    Faults faults = queue.faults();
    if (random.nextInt(3) == 0) {
      faults.refuse(Calls.next("ReceiveMessage", 1), 400, "RequestThrottled", "Slow down");
    }
    if (random.nextInt(3) == 0) {
      faults.dropAfterEffect(Calls.next("DeleteMessage", 1));
    }
  }

  /** The queue is well again; what was lost stays lost. */
  void end(SqsServer queue) {
    queue.deliveries().drop(0);
    queue.deliveries().deliverTwice(0);
    queue.deliveries().delay(Duration.ZERO);
    queue.faults().clear();
  }
}
