package io.frazil.merge.maintenance;

import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Set;

/** Who else maintains a table. */
@FunctionalInterface
public interface TableOptimizers {

  /** Nobody else. */
  TableOptimizers NONE = table -> new Found(Set.of(), List.of());

  /**
   * What is known.
   *
   * @param steps that somebody else does
   * @param notices what could not be found out, for a person
   */
  record Found(Set<Step> steps, List<String> notices) {

    public Found {
      steps = Set.copyOf(steps);
      notices = List.copyOf(notices);
    }
  }

  /** Never fails: what cannot be found out is a notice. */
  Found of(TableName table);
}
