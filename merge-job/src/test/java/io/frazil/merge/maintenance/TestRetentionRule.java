package io.frazil.merge.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import io.frazil.fixture.TableHistory;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.LoadSet;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.merge.watermark.SourceTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestRetentionRule {

  private static final String FILE = "20240612-100001000.csv";
  private static final Duration DAY = Duration.ofDays(1);

  private final TableHistory table = new TableHistory();

  @Test
  void newestBatchStaysHoweverOldItIs() {
    commit(1_000, ChangeBatch.Kind.CHANGES);
    commit(2_000, ChangeBatch.Kind.CHANGES);

    assertThat(cut(LandingFolder.at(2_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(2_000));
  }

  @Test
  void newestBatchStaysBelowAnyNumberOfCompactions() {
    commit(1_000, ChangeBatch.Kind.CHANGES);
    commit(2_000, ChangeBatch.Kind.CHANGES);
    table.compact(3_000).compact(4_000).compact(5_000);

    assertThat(cut(LandingFolder.at(5_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(2_000));
  }

  @Test
  void batchOfChangesStaysBelowARefoldBecauseItSaysHowFarBackTheAppliedFilesAreKnown() {
    commit(1_000, ChangeBatch.Kind.CHANGES);
    commit(2_000, ChangeBatch.Kind.CHANGES);
    commit(3_000, ChangeBatch.Kind.REFOLD);

    assertThat(cut(LandingFolder.at(3_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(2_000));
  }

  @Test
  void refoldWithoutABatchOfChangesBelowItStays() {
    table.expire(0);
    commit(3_000, ChangeBatch.Kind.REFOLD);
    commit(4_000, ChangeBatch.Kind.REFOLD);

    assertThat(cut(LandingFolder.at(4_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(3_000));
  }

  @Test
  void compactionByAClockThatIsSlowHidesNoBatch() {
    commit(2_000, ChangeBatch.Kind.CHANGES);
    table.compact(1_990);

    RetentionRule rule = RetentionRule.of(table.ancestry());

    assertThat(rule.snapshots()).containsExactly(3L, 2L);
    assertThat(rule.cut(LandingFolder.at(2_000).plus(Duration.ofDays(30)), DAY))
        .isEqualTo(LandingFolder.at(1_990));
  }

  @Test
  void loadStaysAsABatchOfChangesDoes() {
    commit(1_000, ChangeBatch.Kind.CHANGES);
    commit(2_000, ChangeBatch.Kind.LOAD);

    assertThat(cut(LandingFolder.at(2_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(2_000));
  }

  @Test
  void everySnapshotYoungerThanTheAgeStays() {
    commit(1_000, ChangeBatch.Kind.CHANGES);
    commit(2_000, ChangeBatch.Kind.CHANGES);
    Instant now = LandingFolder.at(2_000);

    assertThat(cut(now)).isEqualTo(now.minus(DAY));
  }

  @Test
  void firstSnapshotStaysUntilThereIsABatch() {
    table.compact(1_000);

    assertThat(cut(LandingFolder.at(1_000).plus(Duration.ofDays(30))))
        .isEqualTo(LandingFolder.at(0));
  }

  private Instant cut(Instant now) {
    return RetentionRule.of(table.ancestry()).cut(now, DAY);
  }

  private void commit(long second, ChangeBatch.Kind kind) {
    table.commit(
        second,
        new BatchSummary(
            "batch-" + second,
            kind,
            FILE,
            LoadSet.NONE,
            List.of(FILE),
            new RowCounts(1, 1, 0, 0, 0),
            SourceTimes.UNKNOWN,
            "",
            1,
            "test"));
  }
}
