package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.merge.quarantine.QuarantineEntry;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.read.Refusal;
import io.frazil.merge.watermark.RowCounts;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestTableDrain {

  private static final String LOAD = "LOAD00000001.csv";
  private static final String F1 = "20240612-100201000.csv";
  private static final String F2 = "20240612-100202000.csv";
  private static final String F3 = "20240612-100203000.csv";
  private static final String F4 = "20240612-100204000.csv";

  private final DrainFixture fixture = new DrainFixture();

  @Test
  void tableWithoutFilesSaysSoAndWhereItLooked() {
    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome)
        .isEqualTo(
            new TableOutcome(
                    new TableName("shop", "orders"),
                    List.of(),
                    "",
                    List.of(
                        "nothing at all stands below /landing/public/orders, which is right until"
                            + " DMS has written its first file of the table; else correct landing"
                            + " or source in the pipeline file ('./frazil check' names the folders"
                            + " that stand in landing)"),
                    Optional.empty())
                .with(Optional.of(new TableState(Optional.empty(), 0, 0)))
                .withNoFiles());
    assertThat(fixture.edges.calls()).containsExactly("progress", "list /landing/public/orders");
  }

  @Test
  void appliedFilesThatAllVanishedAreNoDrainedTable() {
    fixture.folder.write(130, F1);
    fixture.drain().drain();
    fixture.folder.remove(F1);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.hasNoFiles()).isTrue();
    assertThat(outcome.notices())
        .extracting(notice -> notice.substring(0, 24))
        .containsExactly("1 applied CDC file is no");
  }

  @Test
  void folderWithOddObjectsOnlyIsNoEmptyOne() {
    fixture.folder.write(130, "notes.txt");

    assertThat(fixture.drain().drain().hasNoFiles()).isFalse();
  }

  @Test
  void tableIsDrainedBatchByBatchUntilNothingIsLeft() {
    fixture.folder.write(1, LOAD).write(130, F1, F2, F3, F4);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(fixture.committed())
        .containsExactly(
            "LOAD [" + LOAD + "]",
            "CHANGES [" + F1 + ", " + F2 + ", " + F3 + "]",
            "CHANGES [" + F4 + "]");
    assertThat(outcome.batches())
        .extracting(batch -> batch.summary().batchId())
        .containsExactly("batch-1", "batch-2", "batch-3");
    assertThat(outcome.rows()).isEqualTo(new RowCounts(50, 50, 0, 0, 0));
    assertThat(outcome.failure()).isEmpty();
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void closedGateLeavesTheNextBatch() {
    fixture.folder.write(1, LOAD).write(130, F1, F2, F3, F4);

    TableOutcome outcome = fixture.drain().drain(() -> fixture.committed().size() < 2);

    assertThat(outcome.hasMoreToDo()).isTrue();
    assertThat(outcome.batches()).hasSize(2);
    assertThat(fixture.committed()).hasSize(2);
    assertThat(fixture.merger.open()).isZero();
    assertThat(fixture.drain().drain().batches()).hasSize(1);
  }

  @Test
  void closedGateDoesNotMatterWhereNothingIsLeft() {
    fixture.folder.write(130, F1);

    TableOutcome outcome = fixture.drain().drain(() -> fixture.committed().isEmpty());

    assertThat(outcome.hasMoreToDo()).isFalse();
    assertThat(outcome.batches()).hasSize(1);
  }

  @Test
  void growingLoadIsLeftForTheNextDrain() {
    fixture.folder.write(990, LOAD);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.waiting()).startsWith("full load of 1 file was last written 10 s ago;");
    assertThat(outcome.pending())
        .isEqualTo(new Pending(1, 100, Optional.of(LandingFolder.at(990))));
    assertThat(fixture.committed()).isEmpty();
  }

  @Test
  void refusedRowsAreStoredBeforeTheCommit() {
    fixture.folder.write(130, F1);
    fixture.merger.refuse(F1, 3L, 7L);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(fixture.edges.calls())
        .containsSubsequence("prepare", "record 2 OPEN", "commit", "progress");
    assertThat(fixture.quarantine.states()).containsExactly(F1 + " 3 OPEN", F1 + " 7 OPEN");
    assertThat(outcome.rows()).isEqualTo(new RowCounts(10, 8, 0, 2, 0));
  }

  @Test
  void moreRefusedRowsThanAllowedStopTheTableWithNothingCommitted() {
    fixture.folder.write(130, F1, F2);
    fixture.merger.refuse(F1, 3L);
    fixture.merger.refuse(F2, 7L, 8L, 9L);

    TableOutcome outcome = fixture.drain().drain();

    FrazilException failure = outcome.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.SOURCE_DATA);
    assertThat(failure)
        .hasMessage(
            """
            Cannot merge public.orders into shop.orders: more than 2 rows of the batch are refused \
            (quarantine-limit). Nothing was committed.
              20240612-100201000.csv row 3: no number: 'x'
              20240612-100202000.csv row 7: no number: 'x'
              20240612-100202000.csv row 8: no number: 'x'
            Correct the pipeline file or the files, or raise quarantine-limit, and run again.""");
    assertThat(fixture.committed()).isEmpty();
    assertThat(fixture.quarantine.states()).isEmpty();
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void unexpectedErrorIsABugAndKeepsTheBatchesBeforeIt() {
    fixture.folder.write(130, F1, F2, F3, F4);
    fixture.merger.beforeCommit(() -> {});
    fixture.merger.beforeCommit(
        () -> {
          throw new IllegalStateException("broken");
        });

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.batches()).hasSize(1);
    assertThat(outcome.failure().orElseThrow().kind()).isEqualTo(FailureKind.BUG);
    assertThat(outcome.failure().orElseThrow())
        .hasMessageStartingWith("Cannot merge public.orders into shop.orders: ");
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void failureKeepsTheBatchesBeforeIt() {
    fixture.folder.write(130, F1, F2, F3, F4);
    FrazilException corrupt = new FrazilException(FailureKind.SOURCE_DATA, "Cannot read F4");
    fixture.merger.unreadable(F4, corrupt);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure()).containsSame(corrupt);
    assertThat(outcome.batches()).hasSize(1);
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + ", " + F2 + ", " + F3 + "]");
  }

  @Test
  void previewCommitsNothing() {
    fixture.folder.write(130, F1);

    try (PreparedBatch next = fixture.drain().preview().orElseThrow()) {
      assertThat(next.summary().files()).containsExactly(F1);
    }

    assertThat(fixture.committed()).isEmpty();
    assertThat(new DrainFixture().drain().preview()).isEmpty();
  }

  @Test
  void replayIsOneCommitOfTheseFiles() {
    fixture.folder.write(130, F1, F2, F3);
    fixture.drain().drain();

    CommittedBatch replayed = fixture.drain().replay(Set.of(row(F2, 1))).orElseThrow();

    assertThat(replayed.summary().kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
    assertThat(fixture.committed())
        .containsExactly("CHANGES [" + F1 + ", " + F2 + ", " + F3 + "]", "REFOLD [" + F2 + "]");
    assertThat(fixture.merger.tasks().get(1).batch().context())
        .extracting(ChangeFile::path)
        .containsExactly(F3);
  }

  @Test
  void replayIsPlannedAnewAfterAConflict() {
    fixture.folder.write(130, F1, F2);
    fixture.drain().drain();
    fixture.merger.beforeCommit(() -> fixture.history.compact(500));

    CommittedBatch replayed = fixture.drain().replay(Set.of(row(F1, 1))).orElseThrow();

    assertThat(replayed.summary().batchId()).isEqualTo("batch-3");
    assertThat(fixture.pauses).hasSize(1);
  }

  @Test
  void replayOfWhatIsNotAppliedIsRefused() {
    assertThatThrownBy(() -> fixture.drain().replay(Set.of(row(F1, 1))))
        .isInstanceOf(FrazilException.class)
        .hasMessageStartingWith(
            "Cannot replay: change files that were applied are no longer in the landing folder:");
  }

  @Test
  void replayWithNothingCorrectedCommitsNothing() {
    fixture.folder.write(130, F1);
    fixture.merger.refuse(F1, 3L, 7L);
    fixture.drain().drain();

    assertThat(fixture.drain().replay(Set.of(row(F1, 3), row(F1, 7)))).isEmpty();
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]");
    assertThat(fixture.quarantine.batches()).containsOnly("batch-1");
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void replayWithOneRowOfTwoCorrectedIsACommit() {
    fixture.folder.write(130, F1);
    fixture.merger.refuse(F1, 3L, 7L);
    fixture.drain().drain();
    fixture.merger.refuse(F1, 7L);

    assertThat(fixture.drain().replay(Set.of(row(F1, 3), row(F1, 7)))).isPresent();
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]", "REFOLD [" + F1 + "]");
  }

  @Test
  void fullLoadClosesRowsRefusedBeforeIt() {
    fixture.folder.write(1, LOAD).write(130, F1);
    fixture.merger.refuse(LOAD, 5L);
    fixture.merger.refuse(F1, 3L);
    fixture.drain().drain();
    fixture.folder.write(1_500, LOAD);
    fixture.clock.set(2_000);

    fixture.drain().drain();

    assertThat(fixture.quarantine.states())
        .containsExactly(F1 + " 3 CLOSED", LOAD + " 5 OPEN"); // LOAD: refused again
  }

  @Test
  void rowsRefusedAfterTheLoadStayOpen() {
    fixture.folder.write(1, LOAD);
    fixture.drain().drain();
    fixture.clock.set(1_100);
    fixture.folder.write(1_050, F1);
    fixture.merger.refuse(F1, 3L);
    fixture.edges.crashAt(11);

    assertThatThrownBy(() -> fixture.drain().drain()).hasMessage("crash before commit");
    fixture.edges.crashAt(Integer.MAX_VALUE);
    fixture.merger.unreadable(F1, new FrazilException(FailureKind.SOURCE_DATA, "Cannot read F1"));
    fixture.drain().drain();

    assertThat(fixture.quarantine.states()).containsExactly(F1 + " 3 OPEN");
  }

  @Test
  void rowsOfALoadStayOpenWhenTheRunThatLostRecordedThemLast() {
    fixture.folder.write(1, LOAD);
    fixture.merger.refuse(LOAD, 5L);
    fixture.merger.beforeCommit(
        () -> {
          fixture.clock.set(1_001);
          fixture.quarantine.record(
              new TableName("shop", "orders"),
              List.of(row(LOAD, 5), row(LOAD, 6)), // 6: corrected between the two runs
              QuarantineEntry.State.OPEN,
              "batch-of-another-run");
          fixture.clock.set(1_002);
        });

    fixture.drain().drain();

    assertThat(fixture.quarantine.states()).containsExactly(LOAD + " 5 OPEN", LOAD + " 6 CLOSED");
    assertThat(fixture.quarantine.batches()).containsOnly("batch-1");
  }

  private static QuarantinedRow row(String file, long row) {
    return new QuarantinedRow(file, row, new Refusal("freight", "no number: 'x'", "x"));
  }
}
