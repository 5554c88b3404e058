package io.frazil.merge.report;

import static io.frazil.merge.report.Outcomes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.run.TableOutcome;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.metric.Dimension;
import io.frazil.model.metric.Metric;
import io.frazil.model.metric.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestRunReadings {

  private static final TableOutcome ORDERS = Outcomes.drained("orders", NOW.minusSeconds(70));
  private static final TableOutcome LINES = Outcomes.behind("lines", NOW.minusSeconds(20));

  @Test
  void pipelineHasTheSumOfCountsAndTheWorstOfStates() {
    assertThat(ofPipeline(ORDERS, LINES))
        .isEqualTo(
            """
            Heartbeat=1 FreshnessSeconds=70 OldestPendingSeconds=20 PendingFiles=3 PendingBytes=4096\
             RowsRead=15 RowsApplied=11 RowsSuperseded=2 RowsQuarantined=1 RowsSkipped=1\
             FilesApplied=4 BatchesCommitted=2 MergeSeconds=3 ReadSeconds=2 CommitSeconds=1\
             CommitConflicts=1 Failures=0 TablesStopped=0 TablesHeld=0 FilesVanished=2\
             DeleteFileRatio=0.5""");
  }

  @Test
  void everyTableHasItsOwn() {
    assertThat(of("orders", ORDERS, LINES))
        .contains("FreshnessSeconds=70.0", "RowsApplied=11.0", "OldestPendingSeconds=0.0");
    assertThat(of("lines", ORDERS, LINES))
        .contains("OldestPendingSeconds=20.0", "PendingFiles=3.0", "FilesVanished=2.0")
        .noneMatch(reading -> reading.startsWith("FreshnessSeconds"));
  }

  @Test
  void freshnessOfThePipelineIsThatOfItsFreshestTable() {
    TableOutcome quietForDays = Outcomes.drained("countries", NOW.minusSeconds(900_000));

    assertThat(ofPipeline(quietForDays, ORDERS)).contains(" FreshnessSeconds=70 ");
  }

  @Test
  void quietTableWithNothingPendingIsNotBehindHoweverOldItsNewestChange() {
    TableOutcome quietForDays = Outcomes.drained("countries", NOW.minusSeconds(900_000));

    assertThat(ofPipeline(quietForDays))
        .contains(" FreshnessSeconds=900000 OldestPendingSeconds=0 ");
  }

  @Test
  void loadThatIsStillWrittenIsHeldAndNotLate() {
    assertThat(ofPipeline(Outcomes.held("orders", NOW.minusSeconds(20_000))))
        .contains(" OldestPendingSeconds=0 PendingFiles=1 ", " TablesHeld=1 ");
  }

  @Test
  void drainThatFailedBeforeItsLookSaysNothingOfWhatIsPending() {
    List<String> orders = of("orders", Outcomes.failed("orders", FailureKind.SCHEMA_DRIFT));

    assertThat(orders).contains("TablesStopped=1.0");
    assertThat(orders).noneMatch(reading -> reading.startsWith("OldestPendingSeconds"));
  }

  @Test
  void residentProcessKeepsWhatTheLastLookSaw() {
    Standing behind = Standing.of(LINES).then(Outcomes.failed("lines", FailureKind.EXTERNAL));

    assertThat(LogSink.line(new RunReadings("shop").of(List.of(behind), List.of(), NOW)))
        .contains("OldestPendingSeconds=20 PendingFiles=3 ", "RowsRead=0 ", "TablesStopped=0 ");
  }

  @Test
  void failuresAreCountedByKindAndOnlySomeStopATable() {
    List<Reading> readings =
        readings(
            Outcomes.failed("orders", FailureKind.SOURCE_DATA),
            Outcomes.failed("lines", FailureKind.SOURCE_DATA),
            Outcomes.failed("customers", FailureKind.EXTERNAL));

    assertThat(LogSink.line(readings)).contains(" Failures=3 TablesStopped=2");
    assertThat(readings)
        .filteredOn(reading -> reading.of().containsKey(Dimension.KIND))
        .extracting(reading -> reading.of().get(Dimension.KIND) + "=" + reading.value())
        .containsExactly("EXTERNAL=1.0", "SOURCE_DATA=2.0");
  }

  @Test
  void everyMetricOfARunIsRead() {
    assertThat(readings(ORDERS, LINES).stream().map(Reading::metric).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Metric.values())
                .filter(
                    metric ->
                        switch (metric.shape()) {
                          case WORST_OF_TABLES,
                              LEAST_OF_TABLES,
                              SUM_OF_TABLES,
                              COUNT_OF_TABLES,
                              COUNT_BY_KIND,
                              COUNT_OF_PIPELINE ->
                              true;
                          case COUNT_OF_MAINTENANCE, COUNT_OF_TRIGGER, OF_PROCESS -> false;
                        })
                .toList());
  }

  @Test
  void cloudWatchIsSentNoTablesCountOfNothingAndNoTablesAtAllWhenTheyAreNotWanted() {
    List<Reading> all = readings(ORDERS, LINES);

    assertThat(new Charged(true).of(all))
        .contains(reading(all, Metric.ROWS_APPLIED, "shop.orders"))
        .contains(reading(all, Metric.OLDEST_PENDING, "shop.orders"))
        .doesNotContain(reading(all, Metric.ROWS_APPLIED, "shop.lines"));
    assertThat(new Charged(false).of(all))
        .isEqualTo(all.stream().filter(each -> !each.isOfPart()).toList());
  }

  private static Reading reading(List<Reading> all, Metric metric, String table) {
    return all.stream()
        .filter(each -> each.metric() == metric)
        .filter(each -> table.equals(each.of().get(Dimension.TABLE)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Reading> readings(TableOutcome... outcomes) {
    return new RunReadings("shop").of(List.of(outcomes), NOW);
  }

  private static String ofPipeline(TableOutcome... outcomes) {
    return LogSink.line(readings(outcomes));
  }

  private static List<String> of(String table, TableOutcome... outcomes) {
    return readings(outcomes).stream()
        .filter(reading -> ("shop." + table).equals(reading.of().get(Dimension.TABLE)))
        .map(reading -> reading.metric().cloudWatch().orElseThrow() + "=" + reading.value())
        .toList();
  }
}
