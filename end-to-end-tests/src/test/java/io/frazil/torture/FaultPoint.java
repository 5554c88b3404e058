package io.frazil.torture;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says where the process is, in its output, and ends it there as kill -9 does when it was told to:
 * no hook runs, nothing is flushed.
 */
final class FaultPoint {

  /** Set in a worker: {@code STAGE:n} ends it when it comes to the stage the n-th time. */
  static final String PROPERTY = "torture.halt-at";

  /** Ends no worker. */
  static final String NOWHERE = "NOWHERE:0";

  private static final int KILLED = 137;
  private static final boolean IN_WORKER = System.getProperty(PROPERTY) != null;
  private static final String[] ORDER = System.getProperty(PROPERTY, NOWHERE).split(":", -1);
  private static final AtomicInteger LEFT = new AtomicInteger(Integer.parseInt(ORDER[1]));

  private FaultPoint() {}

  static void reach(Stage stage) {
    if (IN_WORKER) {
      System.out.println("stage " + stage);
    }
    if (stage.name().equals(ORDER[0]) && LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
