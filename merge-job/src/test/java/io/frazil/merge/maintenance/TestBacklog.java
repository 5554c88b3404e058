package io.frazil.merge.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SourceTimes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestBacklog {

  private final TableHistory table = new TableHistory();

  @Test
  void batchesSinceTheLastCompactionCount() {
    assertThat(Backlog.batches(table.ancestry())).isZero(); // setup's snapshot is no batch

    commit(10);
    commit(20);
    assertThat(Backlog.batches(table.ancestry())).isEqualTo(2);

    table.compact(30);
    assertThat(Backlog.batches(table.ancestry())).isZero();

    commit(40);
    assertThat(Backlog.batches(table.ancestry())).isEqualTo(1);
  }

  private void commit(long second) {
    table.commit(
        second,
        new BatchSummary(
            "batch-" + second,
            ChangeBatch.Kind.CHANGES,
            "20240612-100001000.csv",
            LoadSet.NONE,
            List.of("20240612-100001000.csv"),
            new RowCounts(1, 1, 0, 0, 0),
            SourceTimes.UNKNOWN,
            "",
            1,
            "test"));
  }
}
