package io.frazil.serve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the first SIGTERM, SIGINT or SIGHUP into an orderly stop, and ends the process at once at
 * the second, or when the stop takes longer than the grace. A shutdown hook would not do: Spark has
 * one too, and ends under the running batch.
 */
public final class StopSignals {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.serve");
  private static final int ENDED_BY_SIGNAL = 143;

  private final AtomicBoolean stopping = new AtomicBoolean();
  private final Runnable stop;
  private final Duration grace;

  private StopSignals(Runnable stop, Duration grace) {
    this.stop = stop;
    this.grace = grace;
  }

  /** Listens from now on. Signals the platform does not have are passed over. */
  public static void listen(Runnable stop, Duration grace) {
    StopSignals signals = new StopSignals(stop, grace);
    List.of("TERM", "INT", "HUP").forEach(signals::listen);
  }

  /**
   * By reflection, because javac warns of the class whatever it is told, and warnings are errors.
   */
  private void listen(String name) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object met =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  received(name);
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), met);
    } catch (InvocationTargetException e) {
      LOG.debug("signal={} is not heard", name, e.getCause());
    } catch (ReflectiveOperationException e) {
      LOG.warn("signal={} is not heard: {}", name, e.toString());
    }
  }

  private void received(String name) {
    if (stopping.compareAndSet(false, true)) {
      LOG.info(
          "SIG{}: stopping after the batches in hand, in {} s at most", name, grace.toSeconds());
      Thread deadline = new Thread(this::endAfterGrace, "frazil-grace");
      deadline.setDaemon(true);
      deadline.start();
      stop.run();
    } else {
      end("a second signal");
    }
  }

  private void endAfterGrace() {
    try {
      boolean released = new CountDownLatch(1).await(grace.toMillis(), TimeUnit.MILLISECONDS);
      assert !released : "nobody releases this latch";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end("the grace is over");
  }

  /** A commit under way lands whole or not at all; the next start goes on from what is there. */
  private static void end(String reason) {
    LOG.warn("ending at once: {}", reason);
    Runtime.getRuntime().halt(ENDED_BY_SIGNAL);
  }
}
