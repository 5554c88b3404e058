package io.frazil.setup.check;

import io.frazil.model.pipeline.PipelineTable;
import java.util.List;

/** What findings are about, as people call it. */
final class Subjects {

  static final String ENDPOINT = "dms-endpoint";
  static final String TASK = "task";

  private Subjects() {}

  static List<String> of(List<PipelineTable> tables) {
    return tables.stream().map(table -> table.name().toString()).toList();
  }
}
