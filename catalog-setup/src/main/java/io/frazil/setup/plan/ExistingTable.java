package io.frazil.setup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table found in the catalog.
 *
 * @param columns in table order
 * @param key names of the identifier fields; empty when the table declares none
 * @param partitions of the current spec, in order, spelt as in the pipeline file
 * @param sortOrder in order, as in {@code order_id asc nulls first}; empty when unsorted
 * @param properties the table properties, without the format version
 * @param formatVersion 1 or more
 * @param hasSnapshot whether the table has a current snapshot
 */
public record ExistingTable(
    List<ExistingColumn> columns,
    Set<String> key,
    List<String> partitions,
    List<String> sortOrder,
    Map<String, String> properties,
    int formatVersion,
    String location,
    boolean hasSnapshot) {

  public ExistingTable {
    columns = List.copyOf(columns);
    key = Set.copyOf(key);
    partitions = List.copyOf(partitions);
    sortOrder = List.copyOf(sortOrder);
    properties = Map.copyOf(properties);
    requireNonNull(location, "location is null");
  }

  /** The column of that name. */
  public Optional<ExistingColumn> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }
}
