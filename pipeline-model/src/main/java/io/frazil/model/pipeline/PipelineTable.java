package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.table.Column;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import java.util.List;

/**
 * One table of a pipeline: where DMS writes it, what it becomes, and by which rules.
 *
 * @param added as the task's rules are now
 * @param layouts of files that do not name their columns, oldest first; empty when all of them hold
 *     every column
 */
public record PipelineTable(
    SourceTable source,
    TableDefinition target,
    AddedColumns added,
    MergePolicy policy,
    List<DeclaredLayout> layouts,
    MaintenancePolicy maintenance) {

  /** A table whose files have always looked the same. */
  public PipelineTable(
      SourceTable source, TableDefinition target, AddedColumns added, MergePolicy policy) {
    this(source, target, added, policy, List.of());
  }

  /** A table that is maintained as any other. */
  public PipelineTable(
      SourceTable source,
      TableDefinition target,
      AddedColumns added,
      MergePolicy policy,
      List<DeclaredLayout> layouts) {
    this(source, target, added, policy, layouts, MaintenancePolicy.DEFAULT);
  }

  public PipelineTable {
    requireNonNull(source, "source is null");
    requireNonNull(target, "target is null");
    requireNonNull(added, "added is null");
    requireNonNull(policy, "policy is null");
    requireNonNull(maintenance, "maintenance is null");
    layouts = List.copyOf(layouts);
  }

  /** The same with other columns in the target table, the key's among them. */
  public PipelineTable with(List<Column> columns) {
    return new PipelineTable(source, target.with(columns), added, policy, layouts, maintenance);
  }

  public TableName name() {
    return target.name();
  }

  /** Whether any of its files may tell the key before an update. */
  public boolean hasBeforeImage() {
    return added.hasBeforeImage()
        || layouts.stream().anyMatch(layout -> layout.added().hasBeforeImage());
  }

  /** The layouts of files that do not name their columns, oldest first; one at least. */
  public List<DeclaredLayout> fileLayouts() {
    List<String> all = target.columns().stream().map(Column::name).toList();
    return layouts.isEmpty() ? List.of(new DeclaredLayout("", all, added, false)) : layouts;
  }
}
