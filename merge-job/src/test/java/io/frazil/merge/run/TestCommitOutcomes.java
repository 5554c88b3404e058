package io.frazil.merge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changefile.ChangeFile;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a drain makes of commits that did not go well. */
class TestCommitOutcomes {

  private static final String F1 = "20240612-100201000.csv";
  private static final String F2 = "20240612-100202000.csv";
  private static final String F3 = "20240612-100203000.csv";
  private static final String F4 = "20240612-100204000.csv";

  private final DrainFixture fixture = new DrainFixture();

  TestCommitOutcomes() {
    fixture.folder.write(130, F1);
  }

  @Test
  void conflictIsPlannedAnewFromTheNewSnapshot() {
    fixture.merger.beforeCommit(() -> fixture.history.compact(500));

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure()).isEmpty();
    assertThat(fixture.merger.tasks())
        .extracting(MergeTask::batchId, task -> task.progress().snapshot().id())
        .containsExactly(tuple("batch-1", 1L), tuple("batch-2", 2L));
    assertThat(outcome.conflicts()).isEqualTo(1);
    assertThat(outcome.batches())
        .extracting(batch -> batch.summary().batchId())
        .containsExactly("batch-2");
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void otherRunThatMergedTheSameFilesLeavesNothingToDo() {
    fixture.merger.beforeCommit(() -> fixture.drain().drain());

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.batches()).isEmpty();
    assertThat(outcome.failure()).isEmpty();
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]");
  }

  @Test
  void pausesDoubleAndVaryByHalf() {
    fixture.retry = fixture.retry(4, 1.0);
    conflicts(3);
    fixture.drain().drain();
    assertThat(fixture.pauses)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));

    fixture.pauses.clear();
    fixture.folder.write(140, F2);
    fixture.retry = fixture.retry(4, 0.0);
    conflicts(3);
    fixture.drain().drain();
    assertThat(fixture.pauses)
        .containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void losingToARunThatGetsAheadIsNotCountedAgainstTheLimit() {
    fixture.folder.write(140, F2, F3, F4);
    fixture.retry = fixture.retry(2, 1.0);
    fixture.merger.beforeCommit(this::otherRunMergesTheFirstFile);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure()).isEmpty();
    assertThat(fixture.committed())
        .containsExactly(
            "CHANGES [" + F1 + "]",
            "CHANGES [" + F2 + "]",
            "CHANGES [" + F3 + "]",
            "CHANGES [" + F4 + "]");
  }

  private void otherRunMergesTheFirstFile() {
    MergeTask ours = fixture.merger.tasks().get(fixture.merger.tasks().size() - 1);
    ChangeFile first = ours.batch().files().get(0);
    ChangeBatch batch =
        new ChangeBatch(
            ours.batch().kind(), List.of(first), List.of(), first.path(), ours.batch().loadSet());
    MergeTask theirs =
        new MergeTask(
            ours.table(), batch, ours.progress(), ours.selector(), "other-" + first.path());
    try (PreparedBatch prepared = fixture.merger.prepare(theirs)) {
      prepared.commit();
    }
    fixture.merger.beforeCommit(this::otherRunMergesTheFirstFile);
  }

  @Test
  void conflictsBeyondTheLimitStopTheTable() {
    conflicts(4);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure().map(FrazilException::kind)).contains(FailureKind.COMMIT_CONFLICT);
    assertThat(outcome.failure().orElseThrow()).hasMessage("conflict");
    assertThat(fixture.merger.tasks()).hasSize(4);
    assertThat(fixture.pauses).hasSize(3);
    assertThat(fixture.committed()).isEmpty();
    assertThat(fixture.merger.open()).isZero();
  }

  @Test
  void everyBatchHasItsOwnAttempts() {
    fixture.retry = fixture.retry(2, 1.0);
    fixture.folder.write(140, F2, 1_000);
    conflicts(1);
    fixture.merger.beforeCommit(() -> {});
    conflicts(1);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure()).isEmpty();
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]", "CHANGES [" + F2 + "]");
  }

  @Test
  void unknownOutcomeThatIsFoundCounts() {
    fixture.merger.afterCommit(unknown());

    TableOutcome outcome = fixture.drain().drain();

    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.batches())
        .extracting(batch -> batch.summary().batchId())
        .containsExactly("batch-1");
    assertThat(fixture.pauses).isEmpty();
    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]");
  }

  @Test
  void unknownOutcomeThatIsNotFoundIsTriedAgain() {
    fixture.merger.beforeCommit(
        () -> {
          throw unknown();
        });

    TableOutcome outcome = fixture.drain().drain();

    assertThat(fixture.edges.calls()).contains("holds batch-1");
    assertThat(outcome.batches())
        .extracting(batch -> batch.summary().batchId())
        .containsExactly("batch-2");
    assertThat(fixture.pauses).hasSize(1);
  }

  @Test
  void unknownOutcomeThatCannotBeLookedUpStopsTheTable() {
    FrazilException unreachable =
        new FrazilException(FailureKind.EXTERNAL, "Cannot reach the catalog");
    fixture.tables.unreachable(unreachable);
    fixture.merger.afterCommit(unknown());

    TableOutcome outcome = fixture.drain().drain();

    FrazilException failure = outcome.failure().orElseThrow();
    assertThat(failure.kind()).isEqualTo(FailureKind.COMMIT_UNKNOWN);
    assertThat(failure).hasSuppressedException(unreachable);
    assertThat(outcome.batches()).isEmpty();
  }

  @Test
  void drainAfterAnUnknownOutcomeGoesOnFromWhatIsThere() {
    fixture.tables.unreachable(new FrazilException(FailureKind.EXTERNAL, "Cannot reach"));
    fixture.merger.afterCommit(unknown());
    fixture.drain().drain();
    fixture.folder.write(140, F2);

    fixture.drain().drain();

    assertThat(fixture.committed()).containsExactly("CHANGES [" + F1 + "]", "CHANGES [" + F2 + "]");
  }

  @Test
  void otherFailuresAreNotTriedAgain() {
    FrazilException denied = new FrazilException(FailureKind.EXTERNAL, "access denied");
    fixture.merger.beforeCommit(
        () -> {
          throw denied;
        });

    assertThat(fixture.drain().drain().failure()).containsSame(denied);
    assertThat(fixture.pauses).isEmpty();
  }

  @Test
  void interruptEndsTheDrainAndIsKept() {
    fixture.retry =
        new RetryPolicy(
            4,
            Duration.ofMillis(100),
            () -> 1,
            time -> {
              throw new InterruptedException();
            });
    conflicts(1);

    TableOutcome outcome = fixture.drain().drain();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.failure().orElseThrow())
        .hasMessage("Interrupted while waiting to try again.");
  }

  @Test
  void policyWithoutAnAttemptIsNone() {
    assertThatThrownBy(() -> fixture.retry(0, 1.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attempts must be 1 or more, got 0");
  }

  private void conflicts(int times) {
    for (int i = 0; i < times; i++) {
      fixture.merger.beforeCommit(
          () -> {
            throw new FrazilException(FailureKind.COMMIT_CONFLICT, "conflict");
          });
    }
  }

  private static FrazilException unknown() {
    return new FrazilException(FailureKind.COMMIT_UNKNOWN, "timeout after send");
  }
}
