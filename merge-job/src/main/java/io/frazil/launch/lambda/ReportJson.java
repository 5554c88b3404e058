package io.frazil.launch.lambda;

import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.RowCounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's report as the JSON an invocation answers with. */
final class ReportJson {

  private ReportJson() {}

  /**
   * Names and values for JSON: {@code exitCode}; {@code moreToDo}, when the caller should invoke
   * again at once; {@code tables}, one object each; {@code notices}, texts on what concerns no
   * single table.
   */
  static Map<String, Object> of(RunReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exitCode", report.exitCode());
    json.put("moreToDo", report.hasMoreToDo());
    json.put("tables", report.outcomes().stream().map(ReportJson::table).toList());
    json.put("notices", report.notices());
    return json;
  }

  private static Map<String, Object> table(TableOutcome outcome) {
    RowCounts rows = outcome.rows();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("table", outcome.table().toString());
    json.put("batches", outcome.batches().size());
    json.put("rowsRead", rows.read());
    json.put("rowsApplied", rows.applied());
    json.put("rowsSuperseded", rows.superseded());
    json.put("rowsQuarantined", rows.quarantined());
    json.put("rowsSkipped", rows.skipped());
    json.put("moreToDo", outcome.hasMoreToDo());
    json.put("waiting", outcome.waiting());
    json.put("notices", List.copyOf(outcome.notices()));
    return json;
  }
}
