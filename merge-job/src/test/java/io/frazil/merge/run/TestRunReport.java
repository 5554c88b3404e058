package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRunReport {

  private static final TableName ORDERS = new TableName("shop", "orders");

  @Test
  void tableThatWasUpToDateIsOneLine() {
    assertThat(report(new TableOutcome(ORDERS, List.of(), "", List.of(), Optional.empty())))
        .containsExactly("shop.orders: up to date, nothing applied");
  }

  @Test
  void batchesAreListedBelowTheBooksOfTheTable() {
    DrainFixture fixture = new DrainFixture();
    fixture.folder.write(1, "LOAD00000001.csv");
    fixture.folder.write(130, "20240612-100201000.csv", "20240612-100202000.csv", "notes.txt");
    fixture.merger.refuse("20240612-100201000.csv", 3L);

    assertThat(report(fixture.drain().drain()))
        .containsExactly(
            "shop.orders: up to date, 2 batches, rows read 30 = applied 29 + superseded 0 +"
                + " quarantined 1 + skipped 0",
            "  replace of 1 file: a reason",
            "  merge of 2 files: a reason",
            "  quarantined: 'frazil quarantine show' says which rows and why",
            "  note: object notes.txt has no name DMS gives and is not read");
  }

  @Test
  void waitingLoadSaysWhy() {
    assertThat(
            report(
                new TableOutcome(ORDERS, List.of(), "it is growing", List.of(), Optional.empty())))
        .containsExactly("shop.orders: waiting, nothing applied", "  waiting: it is growing");
  }

  @Test
  void failureIsNamedBesideTheBatchesBeforeIt() {
    DrainFixture fixture = new DrainFixture();
    fixture.folder.write(1, "LOAD00000001.csv").write(130, "20240612-100201000.csv");
    fixture.merger.unreadable(
        "20240612-100201000.csv", new FrazilException(FailureKind.SOURCE_DATA, "Cannot read it."));

    assertThat(report(fixture.drain().drain()))
        .containsExactly(
            "shop.orders: stopped, 1 batch, rows read 10 = applied 10 + superseded 0 + quarantined"
                + " 0 + skipped 0",
            "  replace of 1 file: a reason",
            "  stopped: Cannot read it.");
  }

  @Test
  void runThatHadToEndSaysThatThereIsMore() {
    TableOutcome cut =
        new TableOutcome(ORDERS, List.of(), "", List.of(), Optional.empty()).withMoreToDo();

    assertThat(report(cut))
        .containsExactly(
            "shop.orders: not drained, nothing applied",
            "  more to do: this run had to end; the next goes on from here");
    assertThat(new RunReport(List.of(cut)).hasMoreToDo()).isTrue();
    assertThat(new RunReport(List.of(cut)).exitCode()).isZero();
  }

  @Test
  void whatConcernsNoSingleTableStandsAtTheEnd() {
    RunReport report =
        new RunReport(List.of(new TableOutcome(ORDERS, List.of(), "", List.of(), Optional.empty())))
            .with(List.of("stream: skipped 2 rows"));

    assertThat(report.lines())
        .containsExactly(
            "shop.orders: up to date, nothing applied", "note: stream: skipped 2 rows");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "EXTERNAL, 7",
    "COMMIT_UNKNOWN, 6",
    "COMMIT_CONFLICT, 5",
    "SCHEMA_DRIFT, 4",
    "SOURCE_DATA, 3",
    "CONFIGURATION, 2",
    "BUG, 1",
    "EXTERNAL;SOURCE_DATA, 3",
    "SOURCE_DATA;EXTERNAL, 3",
    "EXTERNAL;BUG;CONFIGURATION, 1",
  })
  void exitCodeIsOfTheFailureThatAsksForAPersonFirst(String kinds, int exitCode) {
    List<TableOutcome> outcomes =
        Arrays.stream(kinds.split(";", -1)).map(TestRunReport::outcome).toList();

    assertThat(new RunReport(outcomes).exitCode()).isEqualTo(exitCode);
  }

  private static TableOutcome outcome(String kind) {
    Optional<FrazilException> failure =
        kind.isEmpty()
            ? Optional.empty()
            : Optional.of(new FrazilException(FailureKind.valueOf(kind), "Cannot"));
    return new TableOutcome(ORDERS, List.of(), "", List.of(), failure);
  }

  private static List<String> report(TableOutcome outcome) {
    return new RunReport(List.of(outcome)).lines();
  }

  @Test
  void tableWithoutFilesIsNotCalledUpToDate() {
    TableOutcome outcome =
        new TableOutcome(ORDERS, List.of(), "", List.of("nothing below"), Optional.empty());

    assertThat(report(outcome.withNoFiles()))
        .containsExactly("shop.orders: no files, nothing applied", "  note: nothing below");
  }
}
