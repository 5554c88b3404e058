package io.frazil.trigger.launch;

import io.frazil.model.launch.RunRequest;
import java.time.Duration;

/**
 * Starts merge runs. One run of a pipeline at a time is the normal case, kept by the service that
 * runs it; two at once are safe and wasteful, so that an implementation need not be exact.
 */
@FunctionalInterface
public interface Launcher {

  /**
   * Starts a run, or says that one is active.
   *
   * @param token the same for a repetition of the same request; 64 letters and digits
   * @param most how long to wait for a run; without meaning where starting one waits for nothing
   * @throws io.frazil.model.failure.FrazilException when the service refuses or does not answer
   */
  Launch start(RunRequest request, String token, Duration most);
}
