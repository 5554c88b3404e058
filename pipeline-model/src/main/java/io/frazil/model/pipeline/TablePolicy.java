package io.frazil.model.pipeline;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.table.WriteMode;
import java.util.Map;

/** What {@code defaults} says for every table and a table may say differently. */
record TablePolicy(
    WriteMode writeMode,
    MergePolicy merge,
    Map<String, String> properties,
    AddedColumns added,
    MaintenancePolicy maintenance) {

  /** What holds where the pipeline file is silent. */
  static final TablePolicy DEFAULT =
      new TablePolicy(
          WriteMode.MERGE_ON_READ,
          MergePolicy.DEFAULT,
          Map.of(),
          AddedColumns.NONE,
          MaintenancePolicy.DEFAULT);
}
