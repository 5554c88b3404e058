package io.frazil.serve;

import static java.util.Objects.requireNonNull;

import io.frazil.model.table.TableName;
import java.util.Set;

/**
 * A message that something may have landed.
 *
 * @param receipt by which the queue knows the message
 * @param tables those it wakes; none when it announces nothing that is merged
 */
public record Wakeup(String receipt, Set<TableName> tables) {

  public Wakeup {
    requireNonNull(receipt, "receipt is null");
    tables = Set.copyOf(tables);
  }
}
