package io.frazil.replicator.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * An image of a row as the source has it: one value per column of its table, null for SQL NULL, see
 * {@link DmsType.Kind} for the classes, or {@link Unlogged#VALUE} where the source's log did not
 * hold the column (all but the key in a delete of PostgreSQL, an unchanged TOASTed value, a partial
 * row image).
 */
public record SourceRow(List<Object> values) {

  /** Stands in for a value that the log does not hold. */
  public enum Unlogged {
    VALUE
  }

  public SourceRow {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The values of some columns, in the order of the names. */
  public List<Object> of(SourceTable table, List<String> columns) {
    List<Object> picked = new ArrayList<>();
    for (String column : columns) {
      picked.add(values.get(table.indexOf(column)));
    }
    return Collections.unmodifiableList(picked);
  }
}
