package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.merge.changefile.ChangeBatch.Kind;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SourceTimes;
import io.frazil.model.dms.AddedColumns;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import io.frazil.model.table.TableDefinition;
import io.frazil.model.table.TableName;
import io.frazil.model.table.WriteMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TestRefusalLimit {

  @Test
  void asManyAsTheLimitPass() {
    assertThatCode(() -> limit(2).check(batch(Kind.CHANGES, 5, 2), refused(2)))
        .doesNotThrowAnyException();
  }

  @Test
  void oneMoreStopsTheTableAndShowsTheFirstThree() {
    assertThatThrownBy(() -> limit(3).check(batch(Kind.CHANGES, 5, 4), refused(4)))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot merge public.orders into shop.orders: more than 3 rows of the batch are"
                + " refused (quarantine-limit). Nothing was committed.\n"
                + "  a.csv row 1: Expected a date\n"
                + "  a.csv row 2: Expected a date\n"
                + "  a.csv row 3: Expected a date\n"
                + "Correct the pipeline file or the files, or raise quarantine-limit, and run"
                + " again.");
  }

  @Test
  void fullLoadOfNothingButRefusedRowsDoesNotEmptyTheTable() {
    assertThatThrownBy(() -> limit(10).check(batch(Kind.LOAD, 0, 1), refused(1)))
        .isInstanceOf(FrazilException.class)
        .hasMessage(
            "Cannot merge public.orders into shop.orders: every row of the full load is refused,"
                + " which would empty the table. Nothing was committed.\n"
                + "  a.csv row 1: Expected a date\n"
                + "Correct the pipeline file or the files, and run again.");
  }

  @Test
  void changesThatAreAllRefusedPassWithinTheLimit() {
    assertThatCode(() -> limit(10).check(batch(Kind.CHANGES, 0, 1), refused(1)))
        .doesNotThrowAnyException();
  }

  private static RefusalLimit limit(long rows) {
    TableDefinition target =
        new TableDefinition(
            new TableName("shop", "orders"),
            List.of(new Column("id", ColumnType.of(ColumnType.Kind.LONG))),
            List.of("id"),
            List.of(),
            WriteMode.MERGE_ON_READ,
            Map.of());
    return new RefusalLimit(
        new PipelineTable(
            new SourceTable("public", "orders"),
            target,
            AddedColumns.NONE,
            new MergePolicy(rows, 1, 1, Duration.ZERO)));
  }

  private static BatchSummary batch(Kind kind, long applied, long quarantined) {
    return new BatchSummary(
        "batch",
        kind,
        "",
        LoadSet.NONE,
        List.of("a.csv"),
        new RowCounts(applied + quarantined, applied, 0, quarantined, 0),
        SourceTimes.UNKNOWN,
        "",
        1,
        "test");
  }

  private static List<QuarantinedRow> refused(long rows) {
    return LongStream.rangeClosed(1, rows)
        .mapToObj(row -> new QuarantinedRow("a.csv", row, new Refusal("d", "Expected a date", "x")))
        .toList();
  }
}
