package io.frazil.localaws;

import io.frazil.localaws.Faults.Calls;
import java.time.Duration;
import java.util.List;

/**
 * What a {@link GlueServer} does wrong on purpose, in Glue's own words. Numbers of calls count from
 * when the fault is ordered; a client that retries makes a new call each time. Safe for several
 * threads.
 */
public final class GlueFaults {

  private static final int CALLER = 400;
  private static final int SERVICE = 500;

  private final Faults faults;

  GlueFaults(Faults faults) {
    this.faults = faults;
  }

  /** Refuses a commit as if another writer had been faster; the table is not changed. */
  public void conflictOnUpdate(int call) {
    faults.refuse(
        Calls.only("UpdateTable", call),
        CALLER,
        "ConcurrentModificationException",
        "Update table failed due to concurrent modifications.");
  }

  /** Refuses the next calls of an operation because there are too many; the SDK retries these. */
  public void throttle(String operation, int calls) {
    faults.refuse(Calls.next(operation, calls), CALLER, "ThrottlingException", "Rate exceeded");
  }

  /** Fails these calls without an effect; the SDK retries such a failure. */
  public void failBeforeEffect(Calls calls) {
    faults.refuse(calls, SERVICE, "InternalServiceException", "Internal service error");
  }

  /** Fails these calls after they took effect, so that the caller cannot know. */
  public void failAfterEffect(Calls calls) {
    faults.refuseAfterEffect(calls, SERVICE, "InternalServiceException", "Internal service error");
  }

  /** Closes the connection of these calls without an answer and without an effect. */
  public void dropBeforeEffect(Calls calls) {
    faults.dropBeforeEffect(calls);
  }

  /** Closes the connection of these calls without an answer, after they took effect. */
  public void dropAfterEffect(Calls calls) {
    faults.dropAfterEffect(calls);
  }

  /** Refuses an operation for want of a permission until {@link #clear()}. */
  public void deny(String operation) {
    deny(Calls.every(operation));
  }

  /** Refuses these calls for want of a permission, counted from the next call of another. */
  public void denyAfter(String trigger, Calls calls) {
    faults.onNext(trigger, () -> deny(calls));
  }

  private void deny(Calls calls) {
    faults.refuse(
        calls,
        CALLER,
        "AccessDeniedException",
        "User: arn:aws:sts::000000000000:assumed-role/frazil/run is not authorized to perform:"
            + " glue:"
            + calls.operation()
            + " on resource: arn:aws:glue:us-east-1:000000000000:catalog");
  }

  /** Makes every call take at least this long. */
  public void delayEveryCall(Duration atLeast) {
    faults.delayEveryCall(atLeast);
  }

  /** The operations called since the start or {@link #clear()}, in the order they arrived. */
  public List<String> calls() {
    return faults.calls();
  }

  /** Ends every fault and forgets the calls seen. */
  public void clear() {
    faults.clear();
  }
}
