package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.util.List;

/** One table of a pipeline: where DMS writes it, what it becomes, and by which rules. */
public record PipelineTable(
    SourceTable source, TableDefinition target, AddedColumns added, MergePolicy policy) {

  public PipelineTable {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    requireNonNull(added, "added is null");
    requireNonNull(policy, "policy is null");
  }

  /** The same with other columns in the target table, the key's among them. */
  public PipelineTable with(List<Column> columns) {
    return new PipelineTable(source, target.with(columns), added, policy);
  }

  public TableName name() {
    return target.name();
  }
}
