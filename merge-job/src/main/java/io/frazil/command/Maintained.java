package io.frazil.command;

import static java.util.Objects.requireNonNull;

import io.frazil.merge.iceberg.IcebergQuarantineStore;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MaintenancePolicy;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.List;

/** A table to be maintained, and how. The quarantine table is one, by what holds by default. */
record Maintained(TableName name, MaintenancePolicy policy) {

  Maintained {
    requireNonNull(name, "name is null");
    requireNonNull(policy, "policy is null");
  }

  /** The tables asked for, all and the quarantine table when none was named. */
  static List<Maintained> of(Pipeline pipeline, PipelineOptions options) {
    TableName quarantine = IcebergQuarantineStore.TABLE;
    List<String> names = options.names();
    List<String> targets = new ArrayList<>(names);
    boolean isQuarantineNamed = targets.removeIf(quarantine.toString()::equals);
    List<Maintained> tables = new ArrayList<>();
    if (names.isEmpty() || !targets.isEmpty()) {
      for (PipelineTable table : PipelineMerge.tables(pipeline, targets, options.file())) {
        tables.add(new Maintained(table.name(), table.maintenance()));
      }
    }
    if (names.isEmpty() || isQuarantineNamed) {
      tables.add(new Maintained(quarantine, MaintenancePolicy.DEFAULT));
    }
    return tables;
  }

  /**
   * False of the quarantine table as long as no row was refused. Where the catalog does not answer,
   * the first step says so.
   */
  boolean isThere(Workbench bench) {
    try {
      return !name.equals(IcebergQuarantineStore.TABLE) || bench.hasTable(name);
    } catch (FrazilException e) {
      return true;
    }
  }
}
