package io.frazil.trigger.plan;

import java.util.List;
import java.util.Map;

/**
 * What a batch of messages asks for.
 *
 * @param runs at most one of a pipeline, in the order of the configuration
 * @param unreadable ids of messages that cannot be read, with the reason
 * @param held ids of messages that wait until every pipeline file can be read, with the reason
 * @param stray keys that belong to no pipeline, each once, the first few of them
 */
public record BatchPlan(
    List<PlannedRun> runs,
    Map<String, String> unreadable,
    Map<String, String> held,
    List<String> stray,
    Tally tally) {

  public BatchPlan {
    runs = List.copyOf(runs);
    unreadable = Map.copyOf(unreadable);
    held = Map.copyOf(held);
    stray = List.copyOf(stray);
  }
}
