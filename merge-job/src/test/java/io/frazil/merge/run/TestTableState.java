package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.discover.Selection;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TestTableState {

  @Test
  void deleteFilesAreToldForEachDataFile() {
    assertThat(state(Map.of("total-data-files", "8", "total-delete-files", "4"), ""))
        .isEqualTo(new TableState(Optional.empty(), 0, 0.5));
  }

  @Test
  void tableWithoutDataFilesHasNone() {
    assertThat(state(Map.of("total-data-files", "0", "total-delete-files", "3"), ""))
        .isEqualTo(new TableState(Optional.empty(), 0, 0));
    assertThat(state(Map.of(), "")).isEqualTo(new TableState(Optional.empty(), 0, 0));
  }

  @Test
  void sourceTimeThatIsNoneIsNotKnownAndStopsNothing() {
    assertThat(state(Map.of(), "2026-11-27T20:00:00Z").sourceTime())
        .contains(Instant.parse("2026-11-27T20:00:00Z"));
    assertThat(state(Map.of(), "yesterday").sourceTime()).isEmpty();
  }

  @Test
  void linesOfADrainAreAboutItsTableAndThenAboutNothing() {
    try (LogContext context = LogContext.enter("shop", "shop.orders")) {
      context.take("batch-1");
      assertThat(MDC.getCopyOfContextMap())
          .containsEntry("mdc.pipeline", "shop")
          .containsEntry("mdc.table", "shop.orders")
          .containsEntry("mdc.batch", "batch-1");
      context.look();
      assertThat(MDC.get("mdc.batch")).isNull();
    }
    assertThat(MDC.get("mdc.table")).isNull();
    assertThat(MDC.get("mdc.pipeline")).isNull();
  }

  private static TableState state(Map<String, String> summary, String sourceTime) {
    return TableState.of(
        new TableProgress(
            new SnapshotRecord(1, Instant.EPOCH, "append", summary),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            true,
            Instant.EPOCH,
            sourceTime),
        Selection.NOTHING);
  }
}
