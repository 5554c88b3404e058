package io.frazil.model.event;

import io.frazil.model.table.TableName;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a created object means to the pipelines.
 *
 * @param wakes the tables it wakes; several when landing folders are shared or nested
 * @param passedOver the rules that passed it over, of pipelines and readings that it does not wake
 */
public record Arrival(Set<Wake> wakes, Set<Ignored> passedOver) {

  /**
   * One table to drain.
   *
   * @param pipeline the place of its file
   */
  public record Wake(String pipeline, TableName table) {}

  public Arrival {
    wakes = Set.copyOf(wakes);
    passedOver = Set.copyOf(passedOver);
    if (wakes.isEmpty() && passedOver.isEmpty()) {
      throw new IllegalArgumentException("An arrival that wakes no table needs a reason");
    }
  }

  /** Why it wakes nothing, the reason nearest to a change file; empty when it wakes a table. */
  public Optional<Ignored> ignored() {
    return wakes.isEmpty() ? Optional.of(new TreeSet<>(passedOver).last()) : Optional.empty();
  }
}
