package io.frazil.model.dms;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What DMS says of a task and its tables at one moment.
 *
 * @param mappings lead from the name of a folder back to the source's name of its table
 */
public record TaskReport(TaskState task, TableMappings mappings, List<TableLoad> tables) {

  public TaskReport {
    requireNonNull(task, "task is null");
    requireNonNull(mappings, "mappings is null");
    tables = List.copyOf(tables);
  }

  /**
   * What is said of the table of a folder pair, letter case aside where only one fits so. Empty
   * when DMS knows none, or several, of that name.
   */
  public Optional<TableLoad> find(String schema, String table) {
    List<TableLoad> named =
        tables.stream()
            .filter(load -> mappings.isWrittenTo(load.schema(), load.table(), schema, table))
            .toList();
    if (named.size() <= 1) {
      return named.stream().findFirst();
    }
    List<TableLoad> exact =
        named.stream()
            .filter(load -> load.schema().equals(schema) && load.table().equals(table))
            .toList();
    return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
  }
}
