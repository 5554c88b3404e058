package io.frazil.trigger;

import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.plan.PlannedRun;
import io.frazil.trigger.plan.Tally;
import java.util.List;
import java.util.Map;

/**
 * What became of an invocation.
 *
 * @param outcomes in the order in which runs were asked for
 * @param returned ids of messages that must come again, in the order of their ids
 */
record TriggerReport(List<Outcome> outcomes, List<String> returned, Tally tally) {

  /** A run, and whether it was started. */
  record Outcome(PlannedRun run, Launch launch) {}

  /** What a sweep, which has no messages, is told by. */
  static final Tally NO_MESSAGES = new Tally(0, 0, 0, Map.of(), 0, 0);

  TriggerReport {
    outcomes = List.copyOf(outcomes);
    returned = List.copyOf(returned);
  }

  /** Runs with this outcome. */
  long count(Launch.Kind kind) {
    return outcomes.stream().filter(outcome -> outcome.launch().kind() == kind).count();
  }
}
