package io.frazil.launch.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.RunReport;
import io.frazil.merge.run.TableOutcome;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestReportJson {

  @Test
  void everyTableIsAnObject() {
    TableOutcome waiting =
        new TableOutcome(
            new TableName("shop", "orders"),
            List.of(),
            "full load of 1 file was last written 10 s ago",
            List.of("object notes.txt has no name DMS gives and is not read"),
            Optional.empty());

    RunReport report =
        new RunReport(List.of(waiting)).with(List.of("stream cdc: skipped 3 rows of public.audit"));

    assertThat(ReportJson.of(report))
        .isEqualTo(
            Map.of(
                "exitCode",
                0,
                "moreToDo",
                false,
                "notices",
                List.of("stream cdc: skipped 3 rows of public.audit"),
                "tables",
                List.of(
                    Map.ofEntries(
                        Map.entry("table", "shop.orders"),
                        Map.entry("batches", 0),
                        Map.entry("rowsRead", 0L),
                        Map.entry("rowsApplied", 0L),
                        Map.entry("rowsSuperseded", 0L),
                        Map.entry("rowsQuarantined", 0L),
                        Map.entry("rowsSkipped", 0L),
                        Map.entry("moreToDo", false),
                        Map.entry("waiting", "full load of 1 file was last written 10 s ago"),
                        Map.entry(
                            "notices",
                            List.of("object notes.txt has no name DMS gives and is not read"))))));
  }
}
