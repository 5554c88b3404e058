package io.frazil.serve;

import io.frazil.merge.report.TableReadings;
import io.frazil.merge.run.TableOutcome;

/** How a drain ended, as far as what comes next depends on it. */
public enum Ending {
  /** Nothing that can be applied is left. */
  DONE,
  /** Failed in a way that may pass by itself. */
  RETRY,
  /** Failed in a way that a person must mend. */
  NEEDS_PERSON,
  /** Left between two batches, because the service is stopping. */
  CUT_SHORT;

  /** The ending of a drain with this outcome. */
  public static Ending of(TableOutcome outcome) {
    if (outcome.failure().isEmpty()) {
      return outcome.hasMoreToDo() ? CUT_SHORT : DONE;
    }
    return TableReadings.needsPerson(outcome) ? NEEDS_PERSON : RETRY;
  }
}
